import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { WatchEvent } from '../../reader.ts';
import { folderWith, manifest, names, opened, typeNamed } from '../testing/opened.ts';

const CRD = manifest('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'octopi.example.com', {
  spec: {
    group: 'example.com',
    scope: 'Cluster',
    names: { kind: 'Octopus', plural: 'octopi', singular: 'octopus', shortNames: ['oc'] },
    versions: [
      { name: 'v1', served: true },
      { name: 'v1alpha1', served: true },
      { name: 'v0', served: false },
    ],
  },
});

test('manifests of every shape are found: documents, lists, lists of lists, JSON and YAML', async () => {
  const folder = folderWith({
    'two.yaml': `${manifest('v1', 'Pod', 'a')}\n---\n# nothing\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: b, namespace: shop}\n`,
    'deep/list.json': JSON.stringify({
      apiVersion: 'v1',
      kind: 'List',
      items: [
        JSON.parse(manifest('v1', 'Pod', 'c')),
        { kind: 'PodList', apiVersion: 'v1', items: [{ metadata: { name: 'd' } }] },
      ],
    }),
    'notes.txt': manifest('v1', 'Pod', 'no'),
  });
  const reader = await opened(folder);
  expect(await names(reader, 'pods')).toEqual(['default/c', 'default/d', 'default/a', 'shop/b']);
  expect(await names(reader, 'pods', { namespace: 'shop' })).toEqual(['shop/b']);
  expect((await opened(folder, 'kitchen')).defaultNamespace).toBe('kitchen');
});

test('types come from Kubernetes, from CRDs beside the objects, or are guessed', async () => {
  const folder = folderWith({
    'all.yaml': [
      CRD,
      manifest('example.com/v1', 'Octopus', 'otto'),
      manifest('example.org/v1', 'Policy', 'p', { metadata: { namespace: 'shop' } }),
      manifest('apps/v1', 'Deployment', 'web'),
    ].join('\n---\n'),
  });
  const reader = await opened(folder);
  expect(await typeNamed(reader, 'octopi.example.com')).toMatchObject({ namespaced: false, shortNames: ['oc'] });
  expect(await typeNamed(reader, 'policies.example.org')).toMatchObject({ namespaced: true, kind: 'Policy' });
  expect(await typeNamed(reader, 'deployments.apps')).toMatchObject({ shortNames: ['deploy'] });
  const discovery = await reader.discover();
  const versions = discovery.ok ? discovery.value.allVersions : [];
  expect(versions.filter(({ kind }) => kind === 'Octopus').map(({ version }) => version)).toEqual(['v1', 'v1alpha1']);
});

test('selectors by label and by field choose as an API server does', async () => {
  const pod = (name: string, phase: string, labels: object) =>
    manifest('v1', 'Pod', name, { metadata: { namespace: 'shop', labels }, status: { phase } });
  const file = join(
    folderWith({
      'pods.yaml': [pod('a', 'Running', { app: 'web' }), pod('b', 'Failed', { app: 'db' })].join('\n---\n'),
    }),
    'pods.yaml',
  );
  const reader = await opened(file);
  expect(await names(reader, 'pods', { labelSelector: 'app in (web, api)' })).toEqual(['shop/a']);
  expect(await names(reader, 'pods', { fieldSelector: 'status.phase!=Running' })).toEqual(['shop/b']);
  expect(await names(reader, 'pods', { fieldSelector: 'metadata.name=a,metadata.namespace=shop' })).toEqual(['shop/a']);
  expect(await names(reader, 'pods', { labelSelector: 'app=(' })).toEqual([
    'gap invalid: "app=(" is no label selector',
  ]);
});

test('values of Secrets are not handed out, nor the annotations that may repeat them', async () => {
  const secret = manifest('v1', 'Secret', 's', {
    metadata: {
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': 'hunter2',
        'kapp.k14s.io/original': 'hunter2',
        'meta.helm.sh/release-name': 'shop',
      },
    },
    data: { password: 'aHVudGVyMg==' },
    stringData: { password: 'hunter2' },
  });
  const reader = await opened(folderWith({ 'secret.yaml': secret }));
  const type = await typeNamed(reader, 'secrets');
  const found = await reader.get({ type, namespace: 'default', name: 's', detail: 'whole' });
  expect(found.ok && found.value.body).toBeUndefined();
  expect(found.ok && found.value.metadata.annotations).toEqual({ 'meta.helm.sh/release-name': 'shop' });
  expect(JSON.stringify(found)).not.toMatch(/hunter2|aHVudGVyMg/);
});

test('hostile objects do no harm', async () => {
  const folder = folderWith({
    'odd.yaml': [
      '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","labels":{"__proto__":"x"}},"__proto__":{"polluted":true}}',
      '{"apiVersion":"v1","kind":"__proto__","metadata":{"name":"p"}}',
      '{"apiVersion":7,"kind":"Pod","metadata":{"name":"wrong"}}',
      '{"apiVersion":"v1","kind":"Pod","metadata":"none"}',
      '{"apiVersion":"v1","kind":"Pod","metadata":{"name":["no"]}}',
      '{"kind":"Pod","metadata":{"name":"nameless"}}',
      'just text',
      '[1, null]',
    ].join('\n---\n'),
    'again.yaml': manifest('v1', 'Pod', 'p'),
    'broken.yaml': 'a: [',
  });
  const reader = await opened(folder);
  expect(await names(reader, 'pods')).toEqual(['default/p', 'default/wrong', 'default/nameless']);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  const discovery = await reader.discover();
  expect(discovery.ok && discovery.value.gaps.map(({ message }) => message.split(': ').slice(0, 2))).toEqual([
    [`only what the files of ${folder} hold is known`],
    ['broken.yaml', 'no valid YAML or JSON'],
  ]);
});

test('a file is not taken for the whole cluster', async () => {
  const file = join(folderWith({ 'pod.yaml': manifest('v1', 'Pod', 'a') }), 'pod.yaml');
  const discovery = await (await opened(file)).discover();
  expect(discovery.ok && discovery.value.gaps).toEqual([
    {
      subject: { kind: 'cluster' },
      reason: 'not-captured',
      message: `only what the files of ${file} hold is known`,
    },
  ]);
});

test('watching needs a live cluster', async () => {
  const reader = await opened(folderWith({ 'pod.yaml': manifest('v1', 'Pod', 'a') }));
  const type = await typeNamed(reader, 'pods');
  const events: WatchEvent[] = [];
  for await (const event of reader.watch({ type, detail: 'metadata' }, new AbortController().signal))
    events.push(event);
  expect(events).toMatchObject([{ kind: 'gap', gap: { reason: 'not-captured' } }]);
});
