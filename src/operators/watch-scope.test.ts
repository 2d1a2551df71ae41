import { expect, test } from 'vitest';
import { evidenceContext } from './context.ts';
import { definition, deployment, factsOf, grant } from './facts.fixture.ts';
import { watchScope } from './watch-scope.ts';

const RULE = '{apiGroups: [cache.example.com], resources: [redisclusters], verbs: [list]}';
const SERVES = [{ type: 'redisclusters.cache.example.com', weight: 'strong', evidence: [] }] as const;
const ACCOUNT = { namespace: 'redis-system', name: 'redis-operator' };

function watched(container: string, ...more: string[]): string {
  const text = deployment('redis-system', 'redis-operator').replace('name: manager, ', `name: manager, ${container}`);
  const facts = factsOf(definition('redisclusters.cache.example.com'), text, ...more);
  const [workload] = facts.workloads;
  if (workload === undefined) return 'no workload';
  const scope = watchScope(workload, SERVES, false, evidenceContext(facts));
  return scope.kind === 'namespaces' ? scope.namespaces.join(',') : scope.kind;
}

test.each([
  ['env: [{name: WATCH_NAMESPACE, value: "shop, bakery"}], ', 'shop,bakery'],
  ['env: [{name: WATCH_NAMESPACE, value: ""}], ', 'all'],
  ['env: [{name: WATCH_NAMESPACE}], ', 'all'],
  ['env: [{name: STRIMZI_NAMESPACE, value: "*"}], ', 'all'],
  ['env: [{name: WATCH_NAMESPACE, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}], ', 'redis-system'],
  ['env: [{name: WATCH_NAMESPACE, valueFrom: {configMapKeyRef: {name: x, key: y}}}], ', 'unknown'],
  ['args: ["--watch-namespace=shop"], ', 'shop'],
  ['args: ["--namespaces=shop"], ', 'shop'],
  ['', 'unknown'],
])('started with %s it watches %s', (container, expected) => {
  expect(watched(container)).toBe(expected);
});

test('else where it may read what it serves', () => {
  expect(watched('', grant(ACCOUNT, [RULE]))).toBe('all');
  const inShop = grant(ACCOUNT, [RULE]).replace(
    'kind: ClusterRoleBinding\nmetadata: {',
    'kind: RoleBinding\nmetadata: {namespace: shop, ',
  );
  expect(watched('', inShop)).toBe('shop');
  expect(watched('', inShop, grant(ACCOUNT, ["{apiGroups: ['*'], resources: ['*'], verbs: ['*']}"], 'admin'))).toBe(
    'all',
  );
});
