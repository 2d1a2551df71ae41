import { expect, test } from 'vitest';
import { deployment, factsOf } from '../facts.fixture.ts';
import type { Tally } from '../tally.ts';
import { claimsOf } from './evidence.fixture.ts';
import { managedFieldsEvidence, managersOf } from './managed-fields.ts';

const tally = (manager: string, status: boolean): Tally => ({
  ...{
    type: 'redisclusters.cache.example.com',
    total: 1,
    notReady: 0,
    stuck: 0,
    conditions: [],
    examples: [],
    kopf: false,
  },
  writers: [{ manager, status }],
  gap: undefined,
});
const OPERATOR = deployment('redis-system', 'redis-operator');

test('who writes the status under the name of one workload is that workload', () => {
  const tallies = [tally('redis-operator', true)];
  expect(claimsOf(managedFieldsEvidence, [OPERATOR, deployment('shop', 'web')], { tallies })).toEqual([
    'redis-system/Deployment/redis-operator serves redisclusters.cache.example.com (medium)',
  ]);
});

test('who writes the spec alone is a user of the type', () => {
  expect(claimsOf(managedFieldsEvidence, [OPERATOR], { tallies: [tally('redis-operator', false)] })).toEqual([]);
});

test('a name that every operator of its framework has, or that two workloads have, tells nothing', () => {
  const tallies = [tally('manager', true), tally('redis-operator', true)];
  const twice = [OPERATOR, deployment('other', 'redis-operator')];
  expect(claimsOf(managedFieldsEvidence, twice, { tallies })).toEqual([]);
});

test('a workload writes under its names, and as its Lease shows', () => {
  const lease = `
apiVersion: coordination.k8s.io/v1
kind: Lease
metadata:
  name: x
  namespace: redis-system
  managedFields: [{manager: manager, operation: Update, apiVersion: coordination.k8s.io/v1}, {manager: kubectl-edit, operation: Update}]
`;
  const facts = factsOf(
    OPERATOR.replace('name: manager, image', 'name: manager, command: [/usr/bin/redis-op], image'),
    lease,
  );
  const [workload] = facts.workloads;
  expect(workload && managersOf(workload, undefined)).toEqual(['redis-op', 'redis-operator']);
  expect(workload && managersOf(workload, facts.leases[0])).toEqual(['manager', 'redis-op', 'redis-operator']);
});
