import { afterAll, beforeAll, expect, test } from 'vitest';
import { waitFor } from '../control-plane/wait.ts';
import { createCluster } from '../operators/redis/redis-objects.ts';
import { startRedisOperator } from '../operators/redis/redis-operator.ts';
import { waitForReady } from '../operators/redis/samples.ts';
import { ownPlane } from './own-plane.ts';
import { plugin } from './plugin.ts';

const plane = await ownPlane();
const operator = await startRedisOperator(plane);
afterAll(() => operator.stop());
const cluster = { kind: 'RedisCluster', namespace: 'default', name: 'cache' } as const;

/** Whether the log is told to say that it cannot be reconciled. */
async function tellsError(): Promise<boolean> {
  const asked = ['conditions', 'rediscluster/cache', '-n', cluster.namespace, '--logs', '--no-store'];
  const { stdout, stderr, code } = await plugin(asked, { kubeconfig: plane.adminKubeconfig });
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return /log(?: ×\d+)? .*Reconciler error/.test(stdout);
}

beforeAll(async () => {
  await waitForReady(plane, await createCluster(plane, cluster.namespace, cluster.name));
  await operator.fail(cluster, 'error');
  await waitFor('the log to name it', tellsError);
});

test('what an operator said before its end is told when it has ended, and when it was started again', {
  timeout: 120_000,
}, async () => {
  await operator.deployed.kill();
  await operator.fail(cluster, undefined);
  expect(await tellsError()).toBe(true);
  await operator.restart();
  expect(await tellsError()).toBe(true);
});
