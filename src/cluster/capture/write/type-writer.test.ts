import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { parseMetadata } from '../../../objects/metadata.ts';
import type { KubeObject } from '../../../objects/object.ts';
import type { ResourceType } from '../../../objects/resource-type.ts';
import { createTypeWriter } from './type-writer.ts';

const CONFIG_MAPS: ResourceType = {
  group: '',
  version: 'v1',
  resource: 'configmaps',
  kind: 'ConfigMap',
  singular: 'configmap',
  shortNames: [],
  categories: [],
  namespaced: true,
  verbs: ['list'],
};

function object(type: ResourceType, name: string, namespace: string | undefined, size = 1): KubeObject {
  const body = { apiVersion: 'v1', kind: type.kind, metadata: { name, namespace }, data: { text: 'x'.repeat(size) } };
  return { type, metadata: parseMetadata(body), body };
}

async function written(type: ResourceType, objects: readonly KubeObject[]): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const writer = createTypeWriter(type, async (path, content) => {
    expect(files.has(path), path).toBe(false);
    files.set(path, content);
  });
  for (const each of objects) await writer.take([each]);
  await writer.finish();
  return files;
}

test('objects of a namespace are one list, as oc adm inspect writes it', async () => {
  const files = await written(CONFIG_MAPS, [object(CONFIG_MAPS, 'a', 'shop'), object(CONFIG_MAPS, 'b', 'shop')]);
  expect([...files.keys()]).toEqual(['namespaces/shop/core/configmaps.yaml']);
  expect(load(files.get('namespaces/shop/core/configmaps.yaml') ?? '')).toMatchObject({
    apiVersion: 'v1',
    kind: 'ConfigMapList',
    items: [{ kind: 'ConfigMap', metadata: { name: 'a' } }, { metadata: { name: 'b' } }],
  });
});

test('objects without a namespace are a file each, and namespaces lie with what is in them', async () => {
  const nodes = { ...CONFIG_MAPS, resource: 'nodes', kind: 'Node', namespaced: false };
  const namespaces = { ...CONFIG_MAPS, resource: 'namespaces', kind: 'Namespace', namespaced: false };
  expect([...(await written(nodes, [object(nodes, 'one', undefined)])).keys()]).toEqual([
    'cluster-scoped-resources/core/nodes/one.yaml',
  ]);
  expect([...(await written(namespaces, [object(namespaces, 'shop', undefined)])).keys()]).toEqual([
    'namespaces/shop/shop.yaml',
  ]);
});

test('a name that would lead out of its folder does not', async () => {
  const nodes = { ...CONFIG_MAPS, resource: 'nodes', kind: 'Node', namespaced: false };
  const evil = [object(nodes, '../../x', undefined), object(nodes, '..', undefined)];
  expect([...(await written(nodes, evil)).keys()]).toEqual([
    'cluster-scoped-resources/core/nodes/..%2F..%2Fx.yaml',
    'cluster-scoped-resources/core/nodes/%2E..yaml',
  ]);
});

test('lists that grow too big are written before they end, without losing an object', async () => {
  const objects = Array.from({ length: 20 }, (_, index) =>
    object(CONFIG_MAPS, `big-${index}`, index < 5 ? 'a' : 'b', 2_000_000),
  );
  const files = await written(CONFIG_MAPS, objects);
  expect(Math.max(...[...files.values()].map((text) => text.length))).toBeLessThan(20_000_000);
  const found = [...files.values()].join('').match(/name: big-\d+/g) ?? [];
  expect(new Set(found).size).toBe(20);
  expect(found).toHaveLength(20);
});

test('of Secrets only metadata is written, even where a reader hands out more', async () => {
  const secrets = { ...CONFIG_MAPS, resource: 'secrets', kind: 'Secret' };
  const [text] = [...(await written(secrets, [object(secrets, 's', 'shop')])).values()];
  expect(text).toContain('name: s');
  expect(text).not.toContain('text');
});
