import { expect, test } from 'vitest';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { createCluster } from '../operators/redis/redis-objects.ts';
import { waitForReady } from '../operators/redis/samples.ts';
import { plugin } from './plugin.ts';
import { refused } from './refused.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane, 'conditions-users');
const LOOK = ['get', 'list', 'watch'];
const REDIS = { apiGroups: ['cache.example.com'], resources: ['redisclusters'], verbs: LOOK };
await createCluster(plane, namespace, 'cache');
await waitForReady(plane, { kind: 'RedisCluster', namespace, name: 'cache' });
// Operators write Events when they have time.
await waitFor('an Event about it', async () =>
  (await plane.request(`/api/v1/namespaces/${namespace}/events`)).text.includes('"kind":"RedisCluster"'),
);
const annotations = { 'meta.helm.sh/release-name': 'shop', 'meta.helm.sh/release-namespace': namespace };
await plane.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'helmed', namespace, annotations } });

interface Told {
  readonly sources: readonly string[];
  readonly text: string;
  readonly code: number;
  readonly missing: readonly string[];
}

/** What a user is told, as text and as a document. */
async function told(kubeconfig: string, ...args: readonly string[]): Promise<Told> {
  const command = ['conditions', ...args, '-n', namespace];
  const text = await plugin(command, { kubeconfig });
  const json = await plugin([...command, '-o', 'json'], { kubeconfig });
  expect(text.stderr + json.stderr).toBe('');
  const { items, gaps } = JSON.parse(json.stdout) as {
    items: { entries: { sources: string[] }[] }[];
    gaps: { message: string; resource?: string; subject?: string }[];
  };
  const sources = new Set(items.flatMap(({ entries }) => entries.flatMap((entry) => entry.sources)));
  return {
    sources: [...sources].sort(),
    text: text.stdout,
    code: text.code,
    missing: gaps.map((gap) => JSON.stringify(gap)),
  };
}

test('who may look at all but Secrets and roles is told all that can be seen', async () => {
  const resources = ['configmaps', 'events', 'pods', 'services'];
  const kubeconfig = await plane.restrictedUser('conditions-viewer', [
    { apiGroups: [''], resources, verbs: LOOK },
    { apiGroups: ['apps', 'coordination.k8s.io', 'apiextensions.k8s.io'], resources: ['*'], verbs: LOOK },
    REDIS,
  ]);
  const cluster = await told(kubeconfig, 'rediscluster/cache');
  expect(cluster.code).toBe(0);
  expect(cluster.text).toMatch(/^Ready is True/);
  expect(cluster.sources).toEqual(expect.arrayContaining(['events', 'managedFields', 'metadata', 'status']));
  const helmed = await told(kubeconfig, 'configmap/helmed');
  expect(helmed.code).toBe(0);
  expect(helmed.text).toMatch(/Not read, forbidden: secrets/);
});

test('who may see one type alone is told what the object says, and what is missing', async () => {
  const kubeconfig = await plane.restrictedUser('conditions-narrow', [REDIS], { namespace });
  const { sources, text, code, missing } = await told(kubeconfig, 'rediscluster/cache');
  expect(code).toBe(0);
  expect(sources).toEqual(['managedFields', 'metadata', 'status']);
  expect(text).toMatch(/^Ready is True/);
  expect(text).toMatch(/Not read.*forbidden: /);
  expect(missing.some((gap) => gap.includes('events'))).toBe(true);
  // Whose operator it is cannot be told, nor who leads it.
  expect(missing.some((gap) => gap.includes('leases'))).toBe(true);
});

test('of several objects those that may be read are told of', async () => {
  const kubeconfig = await plane.restrictedUser('conditions-some', [REDIS], { namespace });
  const { text, code } = await told(kubeconfig, 'rediscluster/cache', 'configmap/helmed');
  expect(code).toBe(0);
  expect(text).toMatch(/^Ready is True/);
  expect(text).toMatch(/forbidden: .*configmaps/);
});

test('--tree of who may not list what is below it tells of the object, and what is missing', async () => {
  const kubeconfig = await plane.restrictedUser('conditions-top', [REDIS], { namespace });
  const { text, code } = await told(kubeconfig, 'rediscluster/cache', '--tree');
  expect(code).toBe(0);
  expect(text).toMatch(/^Ready is True/);
  expect(text).toMatch(/Not read \(\d+\), forbidden: /);
});

test('who may see nothing is told which permission is missing', async () => {
  const kubeconfig = await plane.user('conditions-nobody');
  const named = await refused(['conditions', 'rediscluster/cache', '-n', namespace], { kubeconfig });
  expect(named).toContain('missing permission: get redisclusters.cache.example.com "cache"');
  expect(named).toContain('kubectl auth can-i get redisclusters.cache.example.com/cache');
  const listed = await refused(['conditions', 'redisclusters', '-n', namespace], { kubeconfig });
  expect(listed).toContain('missing permission: list redisclusters.cache.example.com');
});
