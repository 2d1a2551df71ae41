import { expect, test } from 'vitest';
import { getThroughPortForward } from '../../control-plane/port-forward.ts';
import { sharedControlPlane, testNamespace } from '../../control-plane/shared.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { holder, METRICS_POD_PORT } from './deploy.ts';
import { metricValue } from './metrics.ts';
import { createBackup, createCluster, createSecret } from './redis-objects.ts';
import {
  readRedisObject,
  SAMPLE_BACKUP,
  SAMPLE_CLUSTER,
  waitForReady,
  waitUntilGone,
  waitUntilRolledOut,
} from './samples.ts';
import { sharedRedisOperator } from './shared-redis-operator.ts';
import { pathOf, type RedisObject } from './switches.ts';

const plane = sharedControlPlane();
const operator = sharedRedisOperator(plane);
const namespace = await testNamespace(plane, 'redis');

/** Deletes an object and waits until it is gone. */
async function deleteAndWait(object: RedisObject): Promise<void> {
  await plane.request(pathOf(object), { method: 'DELETE' });
  await waitUntilGone(plane, object);
}

/** What `kubectl get -o jsonpath` prints, in the test's namespace. */
async function get(what: string, path: string): Promise<string> {
  const result = await plane.kubectl(['get', '-n', namespace, ...what.split(' '), '-o', `jsonpath=${path}`]);
  return result.stdout;
}

test('the samples become Ready', async () => {
  await operator.applySamples();
  const cluster = await readRedisObject(plane, SAMPLE_CLUSTER);
  expect(cluster?.status?.conditions).toMatchObject([
    { type: 'Ready', status: 'True', reason: 'AllReplicasReady', observedGeneration: 1 },
    { type: 'Progressing', status: 'False', reason: 'RolledOut', observedGeneration: 1 },
  ]);
  const backup = await readRedisObject(plane, SAMPLE_BACKUP);
  const owner = { kind: 'RedisCluster', name: 'cache', uid: cluster?.metadata.uid, controller: true };
  expect(backup?.metadata.ownerReferences).toMatchObject([owner]);
  expect(backup?.status?.bucket).toBe('cache-nightly-bucket');
});

test('a RedisCluster owns a StatefulSet with Ready pods, a headless Service and a ConfigMap', async () => {
  const cluster = await waitForReady(plane, await createCluster(plane, namespace, 'owner', { replicas: 3 }));
  for (const child of ['statefulset/owner', 'service/owner', 'configmap/owner-config']) {
    const owners: unknown = JSON.parse(await get(child, '{.metadata.ownerReferences}'));
    expect(owners, child).toMatchObject([
      { kind: 'RedisCluster', uid: cluster.metadata.uid, controller: true, blockOwnerDeletion: true },
    ]);
  }
  expect(await get('service/owner', '{.spec.clusterIP}')).toBe('None');
  const pods = await get('pods -l app.kubernetes.io/instance=owner', '{.items[*].metadata.name}');
  expect(pods).toBe('owner-0 owner-1 owner-2');
  const revisions = await get('controllerrevisions -l app.kubernetes.io/instance=owner', '{.items[*].revision}');
  expect(revisions).toBe('1');
});

test('another version rolls out', async () => {
  const object = await createCluster(plane, namespace, 'rolling', { replicas: 2 });
  await waitForReady(plane, object);
  await plane.kubectl([
    'patch',
    '-n',
    namespace,
    'rediscluster/rolling',
    '--type=merge',
    '-p',
    '{"spec":{"version":"8.0"}}',
  ]);
  await waitUntilRolledOut(plane, object);
  const images = await get('pods -l app.kubernetes.io/instance=rolling', '{.items[*].spec.containers[0].image}');
  expect(images).toBe('redis:8.0 redis:8.0');
});

test('a RedisCluster without its Secret is not Ready, says so in an Event, and recovers', async () => {
  const object = await createCluster(plane, namespace, 'locked', { secret: false });
  await waitForReady(plane, object, 'False', 'SecretNotFound');
  const events = () => get('events --field-selector involvedObject.name=locked', '{.items[*].message}');
  await waitFor('an Event', async () => (await events()).includes('Secret locked-auth does not exist'));
  await createSecret(plane, namespace, 'locked-auth');
  await waitForReady(plane, object);
});

test('a deleted RedisBackup takes its entry in the bucket with it', async () => {
  const backup = await createBackup(plane, namespace, 'daily', 'kept');
  await waitForReady(plane, backup, 'False', 'ClusterNotFound');
  await createCluster(plane, namespace, 'kept');
  const ready = await waitForReady(plane, backup);
  expect(ready.metadata.finalizers).toEqual(['cache.example.com/backup']);
  expect(await get('configmap/daily-bucket', '{.data.cluster}')).toBe('kept');
  await deleteAndWait(backup);
  expect(await get('configmap/daily-bucket --ignore-not-found', '{.metadata.name}')).toBe('');
});

test('objects made at v1alpha1 work, and are read at either version', async () => {
  await createSecret(plane, namespace, 'old-auth');
  const metadata = { name: 'old', namespace };
  await plane.apply([
    {
      apiVersion: 'cache.example.com/v1alpha1',
      kind: 'RedisCluster',
      metadata,
      spec: { size: 2, password: 'old-auth' },
    },
    { apiVersion: 'cache.example.com/v1alpha1', kind: 'RedisBackup', metadata, spec: { cluster: 'old' } },
  ]);
  const cluster = await waitForReady(plane, { kind: 'RedisCluster', namespace, name: 'old' });
  expect(cluster.spec).toEqual({ replicas: 2, version: '7.4', auth: { secretRef: { name: 'old-auth' } } });
  const backup = await waitForReady(plane, { kind: 'RedisBackup', namespace, name: 'old' });
  expect(backup.spec).toEqual({ clusterRef: { name: 'old' } });
  expect(await get('redisclusters.v1alpha1.cache.example.com/old', '{.spec.size} {.status.readyReplicas}')).toBe('2 2');
  expect(await get('redisbackups.v1alpha1.cache.example.com/old', '{.spec.cluster}')).toBe('old');
  const stored = await plane.etcd.get(`/registry/cache.example.com/redisclusters/${namespace}/old`);
  expect(JSON.parse(String(stored))).toMatchObject({ apiVersion: 'cache.example.com/v1', spec: { replicas: 2 } });
});

test('the pod of the Deployment holds the Lease, and shows the log and the metrics of both controllers', async () => {
  const pods = await plane.kubectl(['get', 'pods', '-n', operator.coordinates.namespace, '-o', 'name']);
  expect(pods.stdout).toBe(`pod/${operator.coordinates.pod}\n`);
  expect(await holder(plane)).toMatch(new RegExp(`^${operator.coordinates.pod}_[0-9a-f-]{36}$`));
  const logs = await plane.kubectl(['logs', '-n', operator.coordinates.namespace, 'deploy/redis-operator']);
  expect(logs.stdout).toContain('"msg":"Starting workers","controller":"redisbackup"');
  const metrics = await getThroughPortForward(plane, operator.coordinates, METRICS_POD_PORT, '/metrics');
  for (const controller of ['rediscluster', 'redisbackup']) {
    expect(metricValue(metrics, 'controller_runtime_max_concurrent_reconciles', { controller })).toBe(1);
    expect(metrics).toContain(`workqueue_depth{controller="${controller}"`);
  }
});

test('a deleted RedisCluster goes through its finalizer, and what it owned goes too', async () => {
  const cluster = await createCluster(plane, namespace, 'leaving');
  const backup = await createBackup(plane, namespace, 'leaving-backup', 'leaving');
  await waitForReady(plane, backup);
  const found = await readRedisObject(plane, cluster);
  expect(found?.metadata.finalizers).toEqual(['cache.example.com/cluster']);
  await deleteAndWait(cluster);
  // The garbage collector looks for new types every 30 s only; that is why this test is the last.
  await waitUntilGone(plane, backup);
  const what = 'statefulsets,services,configmaps,pods -l app.kubernetes.io/instance=leaving';
  const areGone = async (): Promise<boolean> => (await get(what, '{.items[*].metadata.name}')) === '';
  await waitFor('the children to be gone', areGone);
  expect(await get('configmap/leaving-backup-bucket --ignore-not-found', '{.metadata.name}')).toBe('');
});
