import type { ControlPlane } from '../../control-plane/control-plane.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { metricValue } from '../../operators/redis/metrics.ts';
import { type RunningRedisOperator, startRedisOperator } from '../../operators/redis/redis-operator.ts';
import { group } from '../harness/group.ts';
import type { Stage } from '../harness/state-case.ts';

interface RedisStage extends Stage {
  readonly operator: RunningRedisOperator;
}

const CLUSTER = { kind: 'RedisCluster', namespace: 'shop', name: 'cache' } as const;

/** The operator of test/operators/redis with controller-runtime's defaults: a priority queue, one worker. */
export const controllerRuntime = group<RedisStage>({
  framework: 'controller-runtime',
  async start(plane: ControlPlane) {
    const operator = await startRedisOperator(plane);
    await operator.applySamples();
    return { target: 'redis-operator', operator, page: () => operator.metrics(), stop: () => operator.stop() };
  },
  cases: [
    {
      state: 'idle',
      controller: 'rediscluster',
      expected: 'idle',
      drive: async ({ operator }) => {
        await untilQuiet(operator);
        return undefined;
      },
    },
    {
      state: 'one object failing',
      controller: 'rediscluster',
      expected: 'failing',
      drive: async ({ operator }) => {
        await operator.fail(CLUSTER, 'error');
        return () => operator.fail(CLUSTER, undefined);
      },
    },
    {
      state: 'panics',
      controller: 'rediscluster',
      expected: 'failing',
      drive: async ({ operator }) => {
        await operator.fail(CLUSTER, 'panic');
        return () => operator.fail(CLUSTER, undefined);
      },
    },
    {
      state: 'hot loop',
      controller: 'rediscluster',
      expected: 'hot-loop',
      drive: async ({ operator }) => {
        await operator.fail(CLUSTER, 'hot-loop');
        return () => operator.fail(CLUSTER, undefined);
      },
    },
    {
      state: 'restart between two looks',
      expected: 'restarted',
      interval: 10,
      drive: async ({ operator }) => {
        await untilQuiet(operator);
        return undefined;
      },
      meanwhile: async ({ operator }) => {
        await new Promise((resolve) => setTimeout(resolve, 2000));
        await operator.restart();
      },
    },
  ],
});

/** Resolves when nothing has been reconciled for two seconds. */
async function untilQuiet(operator: RunningRedisOperator): Promise<void> {
  const count = async () => metricValue(await operator.metrics(), 'controller_runtime_reconcile_total', {});
  let before = await count();
  await waitFor(
    'the operator to be quiet',
    async () => {
      const now = await count();
      const isQuiet = now === before;
      before = now;
      return isQuiet;
    },
    { interval: 2000, timeout: 60_000 },
  );
}
