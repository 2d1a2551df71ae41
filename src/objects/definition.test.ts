import { expect, test } from 'vitest';
import { definitionOf, definitionsOfTypes } from './definition.ts';
import { objectOf } from './status/objects.fixture.ts';

test('a definition is kept without its schemas', () => {
  const version = { served: true, schema: { openAPIV3Schema: { type: 'object', description: 'long' } } };
  const object = objectOf('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
    metadata: { name: 'redisclusters.cache.example.com' },
    spec: {
      group: 'cache.example.com',
      names: { plural: 'redisclusters', kind: 'RedisCluster' },
      scope: 'Cluster',
      versions: [
        { name: 'v1', storage: true, ...version },
        { name: 'v1alpha1', deprecated: true, ...version },
      ],
      conversion: { strategy: 'Webhook', webhook: { clientConfig: { service: { name: 's', namespace: 'n' } } } },
    },
    status: { storedVersions: ['v1alpha1', 'v1'] },
  });
  const definition = definitionOf(object);
  expect(definition).toMatchObject({
    ...{
      name: 'redisclusters.cache.example.com',
      group: 'cache.example.com',
      resource: 'redisclusters',
      kind: 'RedisCluster',
    },
    namespaced: false,
    versions: [
      { name: 'v1', served: true, storage: true, deprecated: false },
      { name: 'v1alpha1', served: true, storage: false, deprecated: true },
    ],
    storedVersions: ['v1alpha1', 'v1'],
    conversion: { service: { name: 's', namespace: 'n' } },
  });
  expect(JSON.stringify(definition)).not.toContain('long');
});

test('a strategy of None has no webhook, whatever was left behind', () => {
  const conversion = { strategy: 'None', webhook: { clientConfig: { url: 'https://x' } } };
  const object = objectOf('apiextensions.k8s.io/v1', 'CustomResourceDefinition', { spec: { conversion } });
  expect(definitionOf(object).conversion).toBeUndefined();
});

test('discovery tells of custom resources where definitions may not be read', () => {
  const type = (group: string) => ({
    ...{ group, version: 'v1', resource: 'things', singular: 'thing', kind: 'Thing' },
    ...{ shortNames: [], categories: [], namespaced: true, verbs: ['list'] },
  });
  const found = definitionsOfTypes([type(''), type('apps'), type('metrics.k8s.io'), type('cache.example.com')]);
  expect(found.map(({ name }) => name)).toEqual(['things.cache.example.com']);
});
