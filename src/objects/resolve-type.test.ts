import { expect, test } from 'vitest';
import { resolveType, typeOfKind } from './resolve-type.ts';
import type { ResourceType } from './resource-type.ts';

function type(resource: string, kind: string, group: string, version = 'v1', shortNames: string[] = []): ResourceType {
  return {
    group,
    version,
    resource,
    kind,
    singular: kind.toLowerCase(),
    shortNames,
    categories: [],
    namespaced: true,
    verbs: ['list', 'get'],
  };
}

const types = [
  type('services', 'Service', '', 'v1', ['svc']),
  type('deployments', 'Deployment', 'apps', 'v1', ['deploy']),
  type('services', 'Service', 'serving.knative.dev'),
  type('clusters', 'Cluster', 'cluster.x-k8s.io', 'v1beta2', ['cl']),
  type('clusters', 'Cluster', 'postgresql.cnpg.io'),
  type('redisclusters', 'RedisCluster', 'cache.example.com', 'v1', ['redis']),
];
const served = {
  gaps: [],
  types,
  allVersions: [...types, type('redisclusters', 'RedisCluster', 'cache.example.com', 'v1alpha1', ['redis'])],
};
const nearest = (word: string, names: readonly string[]) =>
  names.filter((name) => name.slice(0, 3) === word.slice(0, 3));

function resolved(name: string): string {
  const result = resolveType(name, served, nearest);
  return result.ok
    ? `${result.value.resource}.${result.value.version}.${result.value.group}`
    : `${result.problem.message} | ${result.problem.next}`;
}

test('plural, singular, kind and short name all mean the type, in any case', () => {
  for (const name of ['redisclusters', 'rediscluster', 'RedisCluster', 'redis', 'REDISCLUSTERS']) {
    expect(resolved(name)).toBe('redisclusters.v1.cache.example.com');
  }
});

test('a group, or a version and a group, choose among types of one name', () => {
  expect(resolved('services.serving.knative.dev')).toBe('services.v1.serving.knative.dev');
  expect(resolved('redisclusters.v1alpha1.cache.example.com')).toBe('redisclusters.v1alpha1.cache.example.com');
  expect(resolved('deployments.v1.apps')).toBe('deployments.v1.apps');
  expect(resolved('deploy.apps')).toBe('deployments.v1.apps');
});

test("Kubernetes' own group wins over custom ones of the same name", () => {
  expect(resolved('services')).toBe('services.v1.');
});

test('a name of several custom groups is ambiguous, and the full names are given', () => {
  expect(resolved('clusters')).toContain(
    '"clusters" is ambiguous: clusters.cluster.x-k8s.io, clusters.postgresql.cnpg.io',
  );
});

test('an unknown name is a problem with the nearest ones', () => {
  expect(resolved('redisclustr')).toBe(
    'the cluster has no type "redisclustr" | Did you mean redisclusters.cache.example.com?',
  );
  expect(resolved('foo')).toContain('kubectl api-resources');
});

test('a reference is resolved at its own version only', () => {
  expect(typeOfKind('cache.example.com/v1alpha1', 'RedisCluster', served)?.version).toBe('v1alpha1');
  expect(typeOfKind('cache.example.com/v2', 'RedisCluster', served)).toBeUndefined();
  expect(typeOfKind('v1', 'Service', served)?.resource).toBe('services');
});
