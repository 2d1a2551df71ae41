import { expect, test } from 'vitest';
import { sharedControlPlane, testNamespace } from '../../control-plane/shared.ts';
import { waitFor, waitForSame } from '../../control-plane/wait.ts';
import { metricValue } from './metrics.ts';
import { createCluster } from './redis-objects.ts';
import { readRedisObject, waitForReady, waitUntilGone } from './samples.ts';
import { sharedRedisOperator } from './shared-redis-operator.ts';
import { pathOf } from './switches.ts';

const plane = sharedControlPlane();
const operator = sharedRedisOperator(plane);
const namespace = await testNamespace(plane, 'redis-failures');

/** The value of a metric of the controller of RedisClusters now. */
async function clusterMetric(name: string, labels: Readonly<Record<string, string>> = {}): Promise<number> {
  return metricValue(await operator.metrics(), name, { controller: 'rediscluster', ...labels });
}

test('an object that fails with `error` makes its controller count errors, and works when that ends', async () => {
  const errors = () => clusterMetric('controller_runtime_reconcile_errors_total');
  const before = await errors();
  const object = await createCluster(plane, namespace, 'failing', {
    annotations: { 'cache.example.com/fail': 'error' },
  });
  await waitFor('three errors', async () => (await errors()) >= before + 3);
  expect((await readRedisObject(plane, object))?.status).toBeUndefined();
  await operator.fail(object, undefined);
  await waitForReady(plane, object);
});

test('an object that fails with `panic` makes its controller count panics, and the process goes on', async () => {
  const panics = () => clusterMetric('controller_runtime_reconcile_panics_total');
  const before = await panics();
  const object = await createCluster(plane, namespace, 'panicking', {
    annotations: { 'cache.example.com/fail': 'panic' },
  });
  await waitFor('two panics', async () => (await panics()) >= before + 2);
  await operator.fail(object, undefined);
  await waitForReady(plane, object);
});

test.each([
  ['terminal', 'controller_runtime_terminal_reconcile_errors_total', {}],
  ['requeue-after', 'controller_runtime_reconcile_total', { result: 'requeue_after' }],
  ['requeue', 'controller_runtime_reconcile_total', { result: 'requeue' }],
] as const)('an object in the mode `%s` moves %s', async (mode, metric, labels) => {
  const count = () => clusterMetric(metric, labels);
  const object = await createCluster(plane, namespace, `in-${mode}`);
  await waitForReady(plane, object);
  const before = await count();
  await operator.fail(object, mode);
  await waitFor('the count', async () => (await count()) > before);
  await operator.fail(object, undefined);
});

test('an object in the mode `slow` is reconciled all the same, half a second later', async () => {
  const seconds = () => clusterMetric('controller_runtime_reconcile_time_seconds_sum');
  const before = await seconds();
  const annotations = { 'cache.example.com/fail': 'slow' };
  await waitForReady(plane, await createCluster(plane, namespace, 'slow', { annotations }));
  expect(await seconds()).toBeGreaterThanOrEqual(before + 0.5);
});

test('an object that fails with `hot-loop` is written again and again', async () => {
  const object = await createCluster(plane, namespace, 'looping');
  await waitForReady(plane, object);
  const reconciles = () => clusterMetric('controller_runtime_reconcile_total', { result: 'success' });
  const before = await reconciles();
  await operator.fail(object, 'hot-loop');
  const versions = new Set<string | undefined>();
  await waitFor('ten versions', async () => {
    versions.add((await readRedisObject(plane, object))?.metadata.resourceVersion);
    return versions.size >= 10;
  });
  expect(await reconciles()).toBeGreaterThanOrEqual(before + 5);
  await operator.fail(object, undefined);
  // How often its controller reconciles tells nothing: others use it, too.
  const version = async () => (await readRedisObject(plane, object))?.metadata.resourceVersion;
  await waitForSame('the loop to end', version, { interval: 500 });
  await waitForReady(plane, object);
});

test('an object that fails with `refuse-finalize` keeps its finalizer until that ends', async () => {
  const object = await createCluster(plane, namespace, 'stuck');
  await waitForReady(plane, object);
  await operator.fail(object, 'refuse-finalize');
  await plane.request(pathOf(object), { method: 'DELETE' });
  const log = async () =>
    (await plane.kubectl(['logs', '-n', operator.coordinates.namespace, 'deploy/redis-operator'])).stdout;
  await waitFor('the refusal', async () =>
    (await log()).split('\n').some((line) => line.includes('"not finalising"') && line.includes(`"${namespace}"`)),
  );
  const found = await readRedisObject(plane, object);
  expect(found?.metadata.deletionTimestamp).toBeDefined();
  expect(found?.metadata.finalizers).toEqual(['cache.example.com/cluster']);
  await operator.fail(object, undefined);
  await waitUntilGone(plane, object);
});
