import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { openLiveReader } from '../../src/cluster/live/open-live-reader.ts';
import type { ClusterReader } from '../../src/cluster/reader.ts';
import type { KubeObject } from '../../src/objects/object.ts';
import type { ResourceType } from '../../src/objects/resource-type.ts';
import { groupResource } from '../../src/objects/resource-type.ts';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { plugin } from '../e2e/plugin.ts';
import { liveTarget, QUIET } from './live-target.ts';
import { discovered, listAll, opened, takeCapture } from './take-capture.ts';

const plane = sharedControlPlane();
const SECRET_VALUE = 'correct-horse-battery-staple';

function live(kubeconfig: string, namespace: string): ClusterReader {
  const reader = openLiveReader(liveTarget(kubeconfig, namespace), QUIET);
  onTestFinished(() => reader.close());
  return reader;
}

async function typeNamed(reader: ClusterReader, name: string): Promise<ResourceType> {
  const type = (await discovered(reader)).types.find((each) => groupResource(each) === name);
  if (type === undefined) throw new Error(`no type ${name}`);
  return type;
}

test('reading a capture back gives the objects that the live cluster gave, whole and as metadata', async () => {
  const namespace = await testNamespace(plane, 'capture');
  await plane.apply([
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace },
      spec: {
        replicas: 0,
        selector: { matchLabels: { app: 'web' } },
        template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image: 'web:1' }] } },
      },
    },
  ]);
  // Not by kubectl, which turns JSON with some control characters down.
  const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'odd' }, data: odd() };
  const created = await plane.request(`/api/v1/namespaces/${namespace}/configmaps`, { method: 'POST', body });
  expect(created.status).toBe(201);
  // A custom resource that is new to the API server cannot be listed for a moment, nor one that another test takes away.
  const attempt = async () => {
    const cluster = live(plane.adminKubeconfig, namespace);
    // Other tests come and go beside this one: what they leave alone can be compared.
    const steady = await versions(cluster, namespace);
    const { file, tally } = await takeCapture(cluster, { namespace });
    return tally.gaps.length === 0 && { cluster, steady, file };
  };
  const { cluster, steady, file } = await waitFor('all types to be listed', attempt);
  const captured = await opened(file);

  // How discovery was answered is a fact about a live API server alone.
  expect(await discovered(captured)).toEqual({ ...(await discovered(cluster)), form: undefined });
  expect(captured.defaultNamespace).toBe(namespace);
  let compared = 0;
  for (const type of (await discovered(cluster)).types) {
    if (!type.verbs.includes('list') || type.resource === 'componentstatuses') continue;
    for (const detail of ['whole', 'metadata'] as const) {
      const query = type.namespaced ? { namespace, detail } : { detail };
      const was = (await listAll(cluster, type, query)).objects.filter((each) => steady.has(version(each)));
      const is = await listAll(captured, type, query);
      const unchanged = new Set(was.map(version));
      expect(
        is.objects.filter((each) => unchanged.has(version(each))),
        groupResource(type),
      ).toEqual(was);
      expect(is.gap, groupResource(type)).toBeUndefined();
      compared += was.length;
    }
  }
  expect(compared).toBeGreaterThan(100);
});

function version({ metadata }: KubeObject): string {
  return `${metadata.uid} ${metadata.resourceVersion}`;
}

/** What can be listed of the namespace and beside namespaces, as the versions of its objects. */
async function versions(reader: ClusterReader, namespace: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const type of (await discovered(reader)).types) {
    if (!type.verbs.includes('list')) continue;
    const query = type.namespaced ? { namespace, detail: 'metadata' as const } : { detail: 'metadata' as const };
    for (const each of (await listAll(reader, type, query)).objects) found.add(version(each));
  }
  return found;
}

test('what was not captured is a gap, and not nothing', async () => {
  const namespace = await testNamespace(plane, 'capture');
  const { file } = await takeCapture(live(plane.adminKubeconfig, namespace), { namespace });
  const captured = await opened(file);
  const pods = await typeNamed(captured, 'pods');
  expect((await listAll(captured, pods, { namespace: 'kube-system' })).gap?.reason).toBe('not-captured');
  expect((await listAll(captured, pods)).gap?.reason).toBe('not-captured');
  expect(await listAll(captured, pods, { namespace })).toEqual({ objects: [], gap: undefined });
  const lost = await captured.get({ type: pods, namespace, name: 'nobody', detail: 'whole' });
  expect(lost.ok ? 'found' : lost.gap.reason).toBe('not-found');
});

test('what was forbidden stays forbidden, with the permission that was missing', async () => {
  const namespace = await testNamespace(plane, 'capture');
  const rules = [{ apiGroups: ['', 'apps'], resources: ['configmaps', 'deployments'], verbs: ['get', 'list'] }];
  const kubeconfig = await plane.restrictedUser('reader', rules, { namespace });
  const { file, tally } = await takeCapture(live(kubeconfig, namespace));
  const captured = await opened(file);

  expect(tally.types).toBe(2);
  const configMaps = await typeNamed(captured, 'configmaps');
  const own = await listAll(captured, configMaps, { namespace });
  expect(own.objects.map(({ metadata }) => metadata.name)).toEqual(['kube-root-ca.crt']);
  expect(own.gap).toBeUndefined();
  const { gap } = await listAll(captured, await typeNamed(captured, 'secrets'), { namespace });
  expect(gap?.reason).toBe('forbidden');
  expect(gap?.permission).toMatchObject({ verb: 'list', resource: 'secrets', group: '' });
  expect((await listAll(captured, configMaps)).gap?.reason).toBe('forbidden');
});

test('no value of a Secret is in the file, whatever way it came into the cluster', async () => {
  const namespace = await testNamespace(plane, 'capture');
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: 'credentials',
      namespace,
      labels: { app: 'web' },
      annotations: {
        // As kapp and Rancher have it, who keep what they applied, in plain text and packed.
        'kapp.k14s.io/original': JSON.stringify({ kind: 'Secret', stringData: { password: SECRET_VALUE } }),
        'objectset.rio.cattle.io/applied': Buffer.from(SECRET_VALUE).toString('base64'),
        'meta.helm.sh/release-name': 'shop',
      },
    },
    stringData: { password: SECRET_VALUE },
  };
  // Client-side apply leaves the values in an annotation as well.
  const applied = await plane.kubectl(['apply', '-f', '-'], { stdin: JSON.stringify(secret) });
  expect(applied.stderr).toBe('');
  const cluster = live(plane.adminKubeconfig, namespace);
  const secrets = await typeNamed(cluster, 'secrets');
  // Lists come from the API server's cache.
  await waitFor('the Secret to be listed', async () => {
    return (await listAll(cluster, secrets, { namespace })).objects.length > 0;
  });
  const { file } = await takeCapture(cluster, { namespace });
  const encoded = Buffer.from(SECRET_VALUE).toString('base64');

  const bytes = gunzipSync(readFileSync(file)).toString('latin1');
  expect(bytes).not.toContain(SECRET_VALUE);
  expect(bytes).not.toContain(encoded);
  const captured = await opened(file);
  const { objects } = await listAll(captured, await typeNamed(captured, 'secrets'), { namespace });
  expect(objects.map(({ metadata, body }) => [metadata.name, metadata.labels, body])).toEqual([
    ['credentials', { app: 'web' }, undefined],
  ]);
  expect(objects[0]?.metadata.annotations).toEqual({ 'meta.helm.sh/release-name': 'shop' });
  const tree = ['tree', 'secret/credentials', '-n', namespace, '-o', 'json'];
  for (const printed of [
    await plugin(tree, { kubeconfig: plane.adminKubeconfig }),
    await plugin([...tree, '--from', file]),
  ]) {
    expect(printed.stdout).toContain('credentials');
    expect(printed.stdout + printed.stderr).not.toContain(SECRET_VALUE);
    expect(printed.stdout + printed.stderr).not.toContain(encoded);
  }
});

/** Texts that YAML writers get wrong. */
function odd(): Record<string, string> {
  const texts = [
    'yes',
    '~',
    '0x1F',
    '1e3',
    '2026-01-01',
    ' leading',
    'trailing ',
    '# no comment',
    '- no list',
    'a: b',
    '\ttab',
    'line\nbreak\n',
    '\n\nbreaks before',
    'no end\n\n\n',
    '  indented\nless',
    'control \u0001\u007f\u0085\u2028 end',
    'emoji 🙂',
    '{{ template }}',
    '*alias',
    '&anchor',
    '!tag',
    '%directive',
    '---\na: 1',
    '',
    '\'"\\',
    '\r\n',
    'x'.repeat(5000),
  ];
  return Object.fromEntries(texts.map((text, index) => [`key-${index}`, text]));
}
