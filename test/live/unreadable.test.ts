import { afterAll, expect, test } from 'vitest';
import { startControlPlane } from '../control-plane/control-plane.ts';
import { deadApiService } from '../control-plane/dead-api.ts';
import { createAuthority } from '../control-plane/pki.ts';
import { testNamespace } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { discovered, openReader } from './open-reader.ts';
import { targetFromKubeconfig } from './target.ts';

// Of its own: what cannot be read shows in what other tests read of the whole cluster.
const plane = await startControlPlane();
afterAll(() => plane.stop());
const namespace = await testNamespace(plane, 'conversion');
const target = targetFromKubeconfig(plane.adminKubeconfig);
const reader = openReader(target);
const group = `${namespace}.example.com`;
/** A port that no program is given unless it asks for it. */
const CLOSED = 1;
const caBundle = Buffer.from((await createAuthority('conversion')).certificate).toString('base64');
const definition = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/things.${group}`;

/** Serves Things at these versions, stored at v1; a webhook that nobody serves is to convert them. */
async function serve(versions: readonly string[]): Promise<void> {
  const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } };
  await plane.apply({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `things.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind: 'Thing', plural: 'things' },
      versions: versions.map((name) => ({ name, served: true, storage: name === 'v1', schema })),
      conversion: {
        strategy: 'Webhook',
        webhook: {
          conversionReviewVersions: ['v1'],
          clientConfig: { url: `https://127.0.0.1:${CLOSED}/convert`, caBundle },
        },
      },
    },
  });
}

/** Makes a Thing at v1, then serves it at v2, too: a cache of v2 that was filled before would hide it for half a minute. */
async function serveUnconvertible(): Promise<void> {
  await serve(['v1']);
  afterAll(() => plane.request(definition, { method: 'DELETE' }));
  const path = (version: string) => `/apis/${group}/${version}/namespaces/${namespace}/things`;
  const body = { apiVersion: `${group}/v1`, kind: 'Thing', metadata: { name: 'a' } };
  await waitFor('a Thing', async () => (await plane.request(path('v1'), { method: 'POST', body })).status === 201);
  await serve(['v1', 'v2']);
  await waitFor('v2', async () => (await plane.request(path('v2'))).status !== 404);
}

test('where the conversion webhook is down, lists and writes fail in its words at the versions that need it', async () => {
  await serveUnconvertible();
  // Discovery follows what is served by a way of its own.
  const { v1, v2 } = await waitFor('discovery to name both versions', async () => {
    const found = await reader.discover({ fresh: true });
    const versions = found.ok ? found.value.allVersions.filter((type) => type.group === group) : [];
    const [v1, v2] = ['v1', 'v2'].map((name) => versions.find(({ version }) => version === name));
    return v1 !== undefined && v2 !== undefined && { v1, v2 };
  });
  const webhook = expect.stringMatching(/conversion webhook for .*Thing failed: .*refused/);

  const pages = [];
  for await (const page of reader.list({ type: v2, detail: 'metadata' })) pages.push(page);
  expect(pages).toMatchObject([{ ok: false, gap: { reason: 'throttled', message: webhook } }]);
  expect(pages).toMatchObject([{ gap: { message: expect.stringContaining('storage is (re)initializing') } }]);
  const place = { namespace, name: 'a' };
  expect(await reader.get({ type: v2, ...place, detail: 'whole' })).toMatchObject({
    ok: false,
    gap: { reason: 'unavailable', message: webhook },
  });
  expect(await reader.probe({ type: v2, ...place })).toMatchObject({
    ok: true,
    value: { accepted: false, status: 500, message: webhook },
  });
  expect(await reader.probe({ type: v1, ...place })).toEqual({ ok: true, value: { accepted: true } });
});

test('an aggregated API with nobody behind it costs its own group only', async () => {
  await plane.apply(deadApiService('nobody.example.com', 'v1', namespace));
  const found = await waitFor('discovery to name it', async () => {
    const discovery = await discovered(openReader(target));
    return discovery.gaps.length > 0 && discovery;
  });
  expect(found.gaps).toMatchObject([
    { subject: { kind: 'group', group: 'nobody.example.com', version: 'v1' }, reason: 'unavailable' },
  ]);
  expect(found.types.length).toBeGreaterThan(50);
});
