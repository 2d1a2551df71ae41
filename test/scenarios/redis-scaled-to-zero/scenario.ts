import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A backup waits for the Redis operator, which is scaled to 0 and which its versions are converted by',
  broken: 'the Redis operator, which converts its types too, is scaled to 0',
  exclusive: true,
  target: ['redisbackup/cache-nightly', '-n', 'shop'],
  expected: {
    cause: 'workload-scaled-to-zero',
    certainty: 'certain',
    remedy: 'kubectl -n redis-system scale deployments.apps/redis-operator --replicas=1',
  },
  async arrange(tools) {
    const redis = await tools.redis();
    await redis.applySamples();
    await tools.kubectl('scale', 'deployment/redis-operator', '-n', 'redis-system', '--replicas=0');
    await tools.waitFor('the operator to end', () => !redis.deployed.process.running);
    await tools.remove('redisbackup/cache-nightly', 'shop');
  },
});
