import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import type { ListQuery } from '../../src/cluster/reader.ts';
import type { KubeObject } from '../../src/objects/object.ts';
import { groupResource, type ResourceType } from '../../src/objects/resource-type.ts';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { discovered, openReader, typeOf } from './open-reader.ts';
import { targetFromKubeconfig } from './target.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane, 'reading');
const target = targetFromKubeconfig(plane.adminKubeconfig);
const reader = openReader(target);

async function listed(resource: string, detail: 'metadata' | 'whole', only?: ListQuery['only']): Promise<KubeObject[]> {
  const objects: KubeObject[] = [];
  const type = await typeOf(reader, resource);
  for await (const page of reader.list({ type, namespace, detail, only })) {
    if (!page.ok) throw new Error(page.gap.message);
    objects.push(...page.value.objects);
  }
  return objects;
}

/** Lists all types of the cluster with a reader of its own. */
async function sweepAll() {
  const sweeper = openReader(target);
  const { types, gaps } = await discovered(sweeper);
  expect(gaps).toEqual([]);
  const listable = types.filter((type) => type.verbs.includes('list'));
  const pages = await Promise.all(listable.map((type) => Array.fromAsync(sweeper.list({ type, detail: 'metadata' }))));
  return { sweeper, types, lists: listable.length, pages: pages.flat() };
}

test('every listable type of a real API server is read over one HTTP/2 connection', async () => {
  // Other test files take types away meanwhile: what counts is a sweep of types that stay.
  const { sweeper, lists, pages } = await waitFor('a sweep of types that stay', async () => {
    const sweep = await sweepAll();
    const { types } = await discovered(openReader(target));
    const isGone = (type: ResourceType) => !types.some((other) => groupResource(other) === groupResource(type));
    const isMissed = sweep.pages.some((page) => !page.ok && page.gap.reason === 'not-found');
    return isMissed || sweep.types.some(isGone) ? undefined : sweep;
  });
  expect(pages.filter((page) => !page.ok)).toEqual([]);
  const { connections, requests, bytesReceived } = sweeper.stats();
  expect({ connections, requests }).toMatchObject({ connections: 1 });
  expect(requests).toBeGreaterThanOrEqual(lists + 2);
  expect(bytesReceived).toBeGreaterThan(10_000);
});

describe('objects', () => {
  test('are read whole or as metadata, Secrets never whole', async () => {
    await plane.apply([
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'plain', namespace }, data: { key: 'value' } },
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'hidden', namespace }, stringData: { key: 'value' } },
    ]);
    const configMap = await reader.get({
      type: await typeOf(reader, 'configmaps'),
      namespace,
      name: 'plain',
      detail: 'whole',
    });
    expect(configMap).toMatchObject({
      ok: true,
      value: { metadata: { name: 'plain', namespace }, body: { kind: 'ConfigMap', data: { key: 'value' } } },
    });
    const secret = await reader.get({
      type: await typeOf(reader, 'secrets'),
      namespace,
      name: 'hidden',
      detail: 'whole',
    });
    expect(secret).toMatchObject({ ok: true, value: { metadata: { name: 'hidden' }, body: undefined } });

    const configMaps = await waitFor('the cache to have it', async () => {
      const all = await listed('configmaps', 'whole');
      return all.some((object) => object.metadata.name === 'plain') && all;
    });
    expect(configMaps.find((object) => object.metadata.name === 'plain')?.body).toMatchObject({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      data: { key: 'value' },
    });
    const secrets = await waitFor('the cache to have it', async () => {
      const all = await listed('secrets', 'whole');
      return all.length > 0 && all;
    });
    expect(secrets.map((object) => [object.metadata.name, object.body])).toEqual([['hidden', undefined]]);
  });

  test('without owners are left out of an owned list', async () => {
    const owner = await reader.get({
      type: await typeOf(reader, 'configmaps'),
      namespace,
      name: 'plain',
      detail: 'metadata',
    });
    const uid = owner.ok ? owner.value.metadata.uid : '';
    const ownerReferences = [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'plain', uid }];
    await plane.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'owned', namespace, ownerReferences } });
    const owned = await waitFor('the cache to have it', async () => {
      const all = await listed('configmaps', 'metadata', 'owned');
      return all.length > 0 && all;
    });
    expect(owned.map((object) => [object.metadata.name, object.metadata.owners[0]?.uid])).toEqual([['owned', uid]]);
  });

  test('that are not there are a gap', async () => {
    const type = await typeOf(reader, 'configmaps');
    expect(await reader.get({ type, namespace, name: 'nope', detail: 'whole' })).toEqual({
      ok: false,
      gap: {
        subject: { kind: 'object', type, namespace, name: 'nope' },
        reason: 'not-found',
        message: 'configmaps "nope" not found',
      },
    });
  });

  test('that may not be read are a gap with the permission that is missing', async () => {
    const kubeconfig = await plane.restrictedUser('reader-of-nothing', [
      { apiGroups: [''], resources: ['services'], verbs: ['list'] },
    ]);
    const restricted = openReader(targetFromKubeconfig(kubeconfig));
    const type = await typeOf(restricted, 'configmaps');
    expect(await restricted.get({ type, namespace, name: 'plain', detail: 'whole' })).toMatchObject({
      ok: false,
      gap: {
        reason: 'forbidden',
        message: expect.stringContaining('User "reader-of-nothing" cannot get resource "configmaps"'),
        permission: { verb: 'get', group: '', resource: 'configmaps', namespace, name: 'plain' },
      },
    });
    const pages = [];
    for await (const page of restricted.list({ type, detail: 'metadata' })) pages.push(page);
    expect(pages).toMatchObject([
      { ok: false, gap: { permission: { verb: 'list', resource: 'configmaps', namespace: undefined } } },
    ]);
  });
});

test('discovery from the disk is the same, and costs almost no bytes', async () => {
  const cache = await mkdtemp(join(tmpdir(), 'discovery-'));
  afterAll(() => rm(cache, { recursive: true }));
  const cold = openReader(target, cache);
  let known = await discovered(cold);
  await waitFor('an unchanged discovery', async () => {
    const warm = openReader(target, cache);
    const again = await discovered(warm);
    const unchanged = cold.stats().bytesReceived > 3 * warm.stats().bytesReceived;
    if (unchanged) expect(again).toEqual(known);
    // Other test files add and remove types meanwhile.
    known = again;
    return unchanged;
  });
});

test('a type that is new is learnt by asking afresh, and remembered', async () => {
  const cache = await mkdtemp(join(tmpdir(), 'discovery-'));
  afterAll(() => rm(cache, { recursive: true }));
  const living = openReader(target, cache);
  const group = `${namespace}.example.com`;
  const isKnown = async (fresh: boolean) => {
    const discovery = await living.discover({ fresh });
    return discovery.ok && discovery.value.types.some((type) => type.group === group && type.kind === 'Newcomer');
  };
  expect(await isKnown(false)).toBe(false);
  await plane.apply({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `newcomers.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind: 'Newcomer', plural: 'newcomers' },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
    },
  });
  // It stays: whoever has just heard of it would find it not served.
  expect(await isKnown(false)).toBe(false);
  await waitFor('discovery to name it', () => isKnown(true));
  expect(await isKnown(false)).toBe(true);
});

test('a name or namespace that would lead elsewhere is asked for nowhere', async () => {
  const type = await typeOf(reader, 'configmaps');
  const { requests } = reader.stats();
  const query = { type, detail: 'metadata' } as const;
  const notFound = { ok: false, gap: { reason: 'not-found' } };
  expect(await reader.get({ ...query, namespace: '..', name: 'secrets' })).toMatchObject(notFound);
  expect(await reader.get({ ...query, namespace, name: '../secrets' })).toMatchObject(notFound);
  const pages = [];
  for await (const page of reader.list({ ...query, namespace: '..' })) pages.push(page);
  expect(pages).toMatchObject([{ ok: false, gap: { reason: 'invalid' } }]);
  const events = [];
  for await (const event of reader.watch({ ...query, namespace: 'a/b' }, new AbortController().signal))
    events.push(event);
  expect(events).toMatchObject([{ kind: 'gap', gap: { reason: 'invalid' } }]);
  expect(reader.stats().requests).toBe(requests);
});

test('a process that forgets to close its reader ends all the same', async () => {
  const script = `
    import { openLiveReader } from './src/cluster/live/open-live-reader.ts';
    import { environmentOf } from './src/cluster/live/testing/api-server.ts';
    import { targetFromKubeconfig } from './test/live/target.ts';
    const reader = openLiveReader(targetFromKubeconfig(process.env.KUBECONFIG), environmentOf());
    console.log((await reader.discover()).ok, reader.stats().connections);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module-typescript', '-e', script], {
    env: { ...process.env, KUBECONFIG: plane.adminKubeconfig },
    timeout: 60_000,
  });
  expect(stdout).toBe('true 1\n');
});
