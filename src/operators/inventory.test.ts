import { expect, test } from 'vitest';
import { definition, deployment, factsOf, grant } from './facts.fixture.ts';
import { buildInventory, operatorWorkloads } from './inventory.ts';

const ACCOUNT = { namespace: 'redis-system', name: 'redis-operator' };
const CONTROLLER = [
  '{apiGroups: [cache.example.com], resources: [redisclusters], verbs: [get, list, watch, update, patch]}',
  '{apiGroups: [cache.example.com], resources: [redisclusters/status, redisclusters/finalizers], verbs: [update]}',
];
const LEASE = `
apiVersion: coordination.k8s.io/v1
kind: Lease
metadata: {name: redis-operator.cache.example.com, namespace: redis-system}
spec:
  holderIdentity: redis-operator-7d9f4c5b6d-x2xkp_0b0d7c5e-5d3c-4c43-9d5f-4d7a4d6f0a11
  leaseDurationSeconds: 15
  acquireTime: "2026-11-01T11:00:00.000000Z"
  renewTime: "2026-11-01T11:59:55.000000Z"
  leaseTransitions: 3
`;

test('a workload whose ServiceAccount may write the status of a custom resource runs its operator', () => {
  const facts = factsOf(
    definition('redisclusters.cache.example.com'),
    deployment('redis-system', 'redis-operator'),
    deployment('shop', 'web'),
    grant(ACCOUNT, CONTROLLER),
    LEASE,
  );
  expect(operatorWorkloads(facts).map(({ metadata }) => metadata.name)).toEqual(['redis-operator']);
  const { operators, unserved } = buildInventory(facts);
  expect(unserved).toEqual([]);
  expect(operators).toHaveLength(1);
  expect(operators[0]).toMatchObject({
    name: 'redis-operator',
    namespace: 'redis-system',
    version: 'v1.2.3',
    framework: 'controller-runtime',
    workload: { desired: 1, ready: 1 },
    leaderElection: { pod: { metadata: { name: 'redis-operator-7d9f4c5b6d-x2xkp' } }, expired: false, transitions: 3 },
    serves: [{ type: 'redisclusters.cache.example.com', weight: 'strong' }],
  });
});

test('a custom resource that nobody may write is served by nobody', () => {
  const facts = factsOf(definition('gone.example.com'), deployment('shop', 'web'));
  expect(buildInventory(facts)).toMatchObject({ operators: [], unserved: ['gone.example.com'] });
});

test('a user of a type does not take it from its operator', () => {
  const web = ['{apiGroups: [cache.example.com], resources: [redisclusters], verbs: [create, update, delete]}'];
  const facts = factsOf(
    definition('redisclusters.cache.example.com'),
    deployment('redis-system', 'redis-operator'),
    deployment('shop', 'web'),
    grant(ACCOUNT, CONTROLLER),
    grant({ namespace: 'shop', name: 'web' }, web),
  );
  expect(buildInventory(facts).operators.map(({ name }) => name)).toEqual(['redis-operator']);
});

test('two workloads with the same right to a type contradict each other', () => {
  const facts = factsOf(
    definition('redisclusters.cache.example.com'),
    deployment('redis-system', 'redis-operator'),
    deployment('other', 'redis-operator'),
    grant(ACCOUNT, CONTROLLER),
    grant({ namespace: 'other', name: 'redis-operator' }, CONTROLLER, 'other'),
  );
  expect(buildInventory(facts).operators.map(({ contradictions }) => contradictions)).toEqual([
    ['redisclusters.cache.example.com is also claimed by redis-system/redis-operator'],
    ['redisclusters.cache.example.com is also claimed by other/redis-operator'],
  ]);
});

test('a Lease of a pod that is gone still tells whose it was, and that nobody renews it', () => {
  const old = LEASE.replace('11:59:55', '11:10:00').replaceAll('x2xkp', 'aaaaa');
  const facts = factsOf(
    definition('redisclusters.cache.example.com'),
    deployment('redis-system', 'redis-operator'),
    grant(ACCOUNT, CONTROLLER),
    old,
  );
  const [operator] = buildInventory(facts).operators;
  expect(operator?.leaderElection).toMatchObject({ pod: undefined, expired: true });
});
