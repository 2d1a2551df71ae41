import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { createBackup, createCluster } from '../operators/redis/redis-objects.ts';
import { waitForReady } from '../operators/redis/samples.ts';
import { plugin, withoutAges } from './plugin.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane, 'redis');
const kubeconfig = plane.adminKubeconfig;

/** Names and spaces that differ from run to run are evened out. */
const stable = (text: string) =>
  withoutAges(text)
    .replace(/cache-[0-9a-f]{8,10}\b/g, 'cache-HASH')
    .replace(/EndpointSlice\/cache-\w+/g, 'EndpointSlice/cache-XXXXX')
    .replace(/ +/g, ' ');

test("a RedisCluster's tree is drawn from the API server and, the same, from a capture; then broken", async () => {
  const backup = await createBackup(plane, namespace, 'nightly', 'cache');
  const cluster = await createCluster(plane, namespace, 'cache', { replicas: 2 });
  await waitForReady(plane, cluster);
  await waitForReady(plane, backup);
  const tree = ['tree', 'rediscluster/cache', '-n', namespace];
  const live = await plugin(tree, { kubeconfig });
  expect(stable(live.stdout)).toBe(`\
OBJECT READY AGE
RedisCluster/cache True AGE
├─ StatefulSet/cache 2/2 AGE
│ ├─ Pod/cache-0 True AGE
│ ├─ Pod/cache-1 True AGE
│ └─ ControllerRevision/cache-HASH AGE
├─ Service/cache AGE
│ └─ EndpointSlice/cache-XXXXX AGE
├─ ConfigMap/cache-config AGE
└─ RedisBackup/nightly True AGE

9 objects.
`);
  expect(live).toMatchObject({ stderr: '', code: 0 });

  const file = join(mkdtempSync(join(tmpdir(), 'kubectl-operator-capture-')), 'redis.tar.gz');
  expect(await plugin(['capture', file, '-n', namespace], { kubeconfig })).toMatchObject({ stderr: '', code: 0 });
  expect(stable((await plugin([...tree, '--from', file])).stdout)).toBe(stable(live.stdout));

  await plane.kubectl([
    '-n',
    namespace,
    'annotate',
    'redisbackup',
    'nightly',
    'cache.example.com/fail=refuse-finalize',
  ]);
  await plane.kubectl(['-n', namespace, 'delete', 'redisbackup', 'nightly', '--wait=false']);
  const broken = await plugin(tree, { kubeconfig });
  expect(stable(broken.stdout)).toMatch(
    /└─ RedisBackup\/nightly True Terminating AGE AGE held by cache\.example\.com\/backup\n/,
  );
  expect(broken.stdout).toContain('9 objects: 1 terminating.');
  expect(broken.code).toBe(1);
  await plane.kubectl(['-n', namespace, 'annotate', 'redisbackup', 'nightly', 'cache.example.com/fail-']);
});
