import { describe, expect, test } from 'vitest';
import { definition, deployment, grant } from '../facts.fixture.ts';
import { claimsOf } from './evidence.fixture.ts';
import { rbacEvidence } from './rbac.ts';

const ACCOUNT = { namespace: 'redis-system', name: 'redis-operator' };
const CLUSTER = [definition('redisclusters.cache.example.com'), deployment('redis-system', 'redis-operator')];
const rule = (resources: string, verbs: string, group = 'cache.example.com') =>
  `{apiGroups: ["${group}"], resources: [${resources}], verbs: [${verbs}]}`;

/** Claims by a ClusterRole with these rules, bound to the workload's ServiceAccount. */
const claims = (...rules: string[]) => claimsOf(rbacEvidence, [...CLUSTER, grant(ACCOUNT, rules)]);

describe('who may write', () => {
  test.each([
    ['the status', rule('redisclusters/status', 'get, update, patch'), ['strong']],
    ['the objects and their finalizers', rule('redisclusters, redisclusters/finalizers', 'update'), ['medium']],
    ['the finalizers alone', rule('redisclusters/finalizers', 'update'), ['weak']],
    ['all of the group', rule("'*'", "'*'"), ['medium']],
    ['the objects alone', rule('redisclusters', 'create, update, delete'), ['weak']],
    ['nothing, but read', rule('redisclusters, redisclusters/status', 'get, list, watch'), []],
    ['everything', "{apiGroups: ['*'], resources: ['*'], verbs: ['*']}", []],
    ['the status of a type of another group', rule('redisclusters/status', 'update', 'other.example.com'), []],
    ['pods', rule('pods/status', 'update', ''), []],
  ])('%s', (_what, text, weights) => {
    expect(claims(text)).toEqual(
      weights.map(
        (weight) => `redis-system/Deployment/redis-operator serves redisclusters.cache.example.com (${weight})`,
      ),
    );
  });

  test('one object by name serves no type', () => {
    const named = `{apiGroups: [cache.example.com], resources: [redisclusters/status], verbs: [update], resourceNames: [cache]}`;
    expect(claims(named)).toEqual([]);
  });

  test('several rules count together', () => {
    expect(claims(rule('redisclusters', 'get, list, watch, update'), rule('redisclusters/status', 'patch'))).toEqual([
      'redis-system/Deployment/redis-operator serves redisclusters.cache.example.com (strong)',
    ]);
  });
});

test('roles for people say nothing, as those of cert-manager that are added up into edit', () => {
  const role = grant(ACCOUNT, [rule('redisclusters/status', 'update')]).replace(
    'metadata: {name: redis-operator}\nrules',
    'metadata: {name: redis-operator, labels: {rbac.authorization.k8s.io/aggregate-to-edit: "true"}}\nrules',
  );
  expect(claimsOf(rbacEvidence, [...CLUSTER, role])).toEqual([]);
});

test('a RoleBinding may give a ClusterRole, and may name the ServiceAccount as a user', () => {
  const binding = `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: redis-operator, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: shared}
subjects: [{kind: User, name: "system:serviceaccount:redis-system:redis-operator", apiGroup: rbac.authorization.k8s.io}]
`;
  const role = grant({ namespace: 'other', name: 'other' }, [rule('redisclusters/status', 'update')], 'shared');
  expect(claimsOf(rbacEvidence, [...CLUSTER, role, binding])).toHaveLength(1);
});

test('a Role is looked for in the namespace of its binding alone', () => {
  const role = (namespace: string) => `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: redis-operator, namespace: ${namespace}}
rules: [${rule('redisclusters/status', 'update')}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: redis-operator, namespace: shop}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: redis-operator}
subjects: [{kind: ServiceAccount, name: redis-operator, namespace: redis-system}]
`;
  expect(claimsOf(rbacEvidence, [...CLUSTER, role('shop')])).toHaveLength(1);
  expect(claimsOf(rbacEvidence, [...CLUSTER, role('bakery')])).toEqual([]);
});
