import { afterAll, describe, expect, test } from 'vitest';
import { openLiveCluster } from '../../src/cluster/live/open-live-cluster.ts';
import { environmentOf } from '../../src/cluster/live/testing/api-server.ts';
import type { ClusterWriter, JsonPatchOperation, PatchQuery, WriteAnswer } from '../../src/cluster/writer.ts';
import { managersOfFinalizer } from '../../src/objects/managed-fields.ts';
import type { KubeObject } from '../../src/objects/object.ts';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { typeOf } from './open-reader.ts';
import { targetFromKubeconfig } from './target.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane, 'writing');
const { reader, writer } = opened(plane.adminKubeconfig);
const configMaps = await typeOf(reader, 'configmaps');
const FINALIZERS = ['example.com/first', 'example.com/last'];

/** A cluster, closed when the test file is done. */
function opened(kubeconfig: string): ReturnType<typeof openLiveCluster> {
  const cluster = openLiveCluster(targetFromKubeconfig(kubeconfig), environmentOf());
  afterAll(() => cluster.reader.close());
  return cluster;
}

/** Makes a ConfigMap with finalizers. */
async function configMap(name: string): Promise<void> {
  const metadata = { name, namespace, finalizers: FINALIZERS };
  await plane.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { key: 'value' } });
}

async function read(name: string): Promise<KubeObject | undefined> {
  const answer = await reader.get({ type: configMaps, namespace, name, detail: 'whole' });
  return answer.ok ? answer.value : undefined;
}

/** Patches a ConfigMap with a JSON patch. */
function patch(
  name: string,
  operations: readonly JsonPatchOperation[],
  more: Partial<PatchQuery> = {},
  by: ClusterWriter = writer,
): Promise<WriteAnswer> {
  const query = { type: configMaps, namespace, name, dryRun: false } as const;
  return by.patch({ ...query, patch: { kind: 'json', operations }, ...more });
}

/** The operations that take the first of the finalizers away, if it is still that one. */
const removal = (finalizer: string): JsonPatchOperation[] => [
  { op: 'test', path: '/metadata/finalizers/0', value: finalizer },
  { op: 'remove', path: '/metadata/finalizers/0' },
];
const unchanged = (version: string | undefined): JsonPatchOperation => ({
  op: 'test',
  path: '/metadata/resourceVersion',
  value: version,
});

test('a finalizer is removed where it and the resourceVersion are what they were', async () => {
  await configMap('held');
  await plane.request(`/api/v1/namespaces/${namespace}/configmaps/held`, { method: 'DELETE' });
  const before = await read('held');
  const first = await patch('held', [unchanged(before?.metadata.resourceVersion), ...removal('example.com/first')]);
  expect(first).toMatchObject({ ok: true, value: { metadata: { finalizers: ['example.com/last'] } } });
  expect(first.ok && first.value.body).toMatchObject({ kind: 'ConfigMap', data: { key: 'value' } });
  expect(await patch('held', removal('example.com/last'))).toMatchObject({
    ok: true,
    value: { metadata: { name: 'held', finalizers: [] } },
  });
  expect(await read('held')).toBeUndefined();
});

test('a dry run stores nothing', async () => {
  await configMap('dry');
  const before = await read('dry');
  expect(await patch('dry', removal('example.com/first'), { dryRun: true })).toMatchObject({
    ok: true,
    value: { metadata: { finalizers: ['example.com/last'] } },
  });
  expect(await read('dry')).toEqual(before);
});

test('who wrote is told in managedFields', async () => {
  await configMap('managed');
  const body = { metadata: { finalizers: [...FINALIZERS, 'example.com/ours'] } };
  await patch('managed', [], { patch: { kind: 'merge', body } });
  const object = await read('managed');
  const managers = object === undefined ? [] : managersOfFinalizer(object, 'example.com/ours');
  expect(managers).toMatchObject([{ manager: 'kubectl-operator', operation: 'Update', subresource: undefined }]);
});

test('a subresource is written alone', async () => {
  const pods = await typeOf(reader, 'pods');
  const pod = { metadata: { name: 'web', namespace }, spec: { containers: [{ name: 'main', image: 'none' }] } };
  await plane.apply({ apiVersion: 'v1', kind: 'Pod', ...pod });
  const body = { status: { message: 'written' }, spec: { activeDeadlineSeconds: 5 } };
  const written = await writer.patch({
    type: pods,
    namespace,
    name: 'web',
    subresource: 'status',
    patch: { kind: 'merge', body },
    dryRun: false,
  });
  expect(written.ok && written.value.body).toMatchObject({ status: { message: 'written' } });
  expect(written.ok && written.value.body?.spec).not.toHaveProperty('activeDeadlineSeconds');
});

test('a Secret that was written is answered without its values', async () => {
  const secrets = await typeOf(reader, 'secrets');
  await plane.apply({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'hidden', namespace },
    stringData: { a: 'b' },
  });
  const body = { metadata: { finalizers: ['example.com/first'] } };
  const query = { type: secrets, namespace, name: 'hidden', dryRun: false } as const;
  expect(await writer.patch({ ...query, patch: { kind: 'merge', body } })).toMatchObject({
    ok: true,
    value: { metadata: { finalizers: ['example.com/first'] }, body: undefined },
  });
  await writer.patch({ ...query, patch: { kind: 'merge', body: { metadata: { finalizers: null } } } });
});

describe('a write is refused', () => {
  test('where somebody else was faster', async () => {
    await configMap('contested');
    const before = await read('contested');
    await patch('contested', removal('example.com/first'));
    expect(await patch('contested', removal('example.com/first'))).toMatchObject({
      ok: false,
      refusal: { status: 422, reason: 'Invalid', message: expect.stringContaining('the server rejected our request') },
    });
    const stale = unchanged(before?.metadata.resourceVersion);
    expect(await patch('contested', [stale, ...removal('example.com/last')])).toMatchObject({
      ok: false,
      refusal: { status: 422, reason: 'Invalid' },
    });
    const body = { metadata: { resourceVersion: before?.metadata.resourceVersion, finalizers: null } };
    expect(await patch('contested', [], { patch: { kind: 'merge', body } })).toMatchObject({
      ok: false,
      refusal: { status: 409, reason: 'Conflict', message: expect.stringContaining('the object has been modified') },
    });
    expect((await read('contested'))?.metadata.finalizers).toEqual(['example.com/last']);
  });

  test('where the object is not there, or cannot be', async () => {
    expect(await patch('nope', removal('a'))).toEqual({
      ok: false,
      refusal: { status: 404, reason: 'NotFound', message: 'configmaps "nope" not found' },
    });
    const { requests } = reader.stats();
    expect(await patch('../secrets', removal('a'))).toMatchObject({ ok: false, refusal: { status: 404 } });
    expect(reader.stats().requests).toBe(requests);
  });

  test('where the user may not', async () => {
    await configMap('foreign');
    const kubeconfig = await plane.restrictedUser('writes-nothing', [
      { apiGroups: [''], resources: ['configmaps'], verbs: ['get'] },
    ]);
    expect(await patch('foreign', removal('example.com/first'), {}, opened(kubeconfig).writer)).toMatchObject({
      ok: false,
      refusal: {
        status: 403,
        reason: 'Forbidden',
        message: expect.stringContaining('User "writes-nothing" cannot patch resource "configmaps"'),
      },
    });
  });
});
