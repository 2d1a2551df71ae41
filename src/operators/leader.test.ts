import { describe, expect, test } from 'vitest';
import { deployment, factsOf, NOW } from './facts.fixture.ts';
import { leaderElection } from './leader.ts';

const UUID = '0b0d7c5e-5d3c-4c43-9d5f-4d7a4d6f0a11';
const POD = 'redis-operator-7d9f4c5b6d-x2xkp';

const lease = (holder: string, { name = 'abc', namespace = 'redis-system', renewed = '11:59:55' } = {}) => `
apiVersion: coordination.k8s.io/v1
kind: Lease
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  holderIdentity: "${holder}"
  leaseDurationSeconds: 15
  acquireTime: "2026-11-01T10:00:00.000000Z"
  renewTime: "2026-11-01T${renewed}.000000Z"
  leaseTransitions: 3
`;

/** `LEASE held by POD`, of the redis-operator that serves one type. */
function found(leases: readonly string[], operator = deployment('redis-system', 'redis-operator')): string | undefined {
  const facts = factsOf(operator, ...leases);
  const [workload] = facts.workloads;
  if (workload === undefined) return undefined;
  const user = { workload, pods: facts.pods, serves: [{ type: 'redisclusters.cache.example.com' }] };
  const election = leaderElection(user, facts.leases, NOW)?.election;
  if (election === undefined) return undefined;
  const { metadata } = election.lease;
  return `${metadata.namespace}/${metadata.name} ${election.pod?.metadata.name ?? 'nobody'}${election.expired ? ' expired' : ''}`;
}

describe('the Lease of an operator is the one', () => {
  test('that one of its pods holds, in whatever namespace', () => {
    expect(found([lease(`${POD}_${UUID}`)])).toBe(`redis-system/abc ${POD}`);
    expect(found([lease(POD, { namespace: 'kube-system' })])).toBe(`kube-system/abc ${POD}`);
  });

  test('that a pod held that is gone', () => {
    expect(found([lease(`redis-operator-5c4b3a2d1e-abcde_${UUID}`, { renewed: '11:00:00' })])).toBe(
      'redis-system/abc nobody expired',
    );
  });

  test('that is named for it, where nobody holds it', () => {
    expect(found([lease('', { name: 'redis-operator-lock' })])).toBe('redis-system/redis-operator-lock nobody');
    expect(found([lease('', { name: '0a1b2c3d.example.com' })])).toBe('redis-system/0a1b2c3d.example.com nobody');
    const flagged = deployment('redis-system', 'redis-operator').replace(
      'name: manager, image',
      'name: manager, args: ["--leader-election-id=my-lock"], image',
    );
    expect(found([lease('', { name: 'my-lock' })], flagged)).toBe('redis-system/my-lock nobody');
  });

  test('that was renewed last, of several that its pods hold', () => {
    const old = lease(`${POD}_${UUID}`, { name: 'old', renewed: '09:00:00' });
    expect(found([old, lease(`${POD}_${UUID}`, { name: 'new' })])).toBe(`redis-system/new ${POD}`);
  });
});

test('no Lease of others is taken for its own', () => {
  expect(found([lease(`other-7d9f4c5b6d-x2xkp_${UUID}`)])).toBeUndefined();
  expect(found([lease(`redis-operator-5c4b3a2d1e-abcde_${UUID}`, { namespace: 'other' })])).toBeUndefined();
  expect(found([lease('', { name: '0a1b2c3d.example.org' })])).toBeUndefined();
  expect(found([lease(`redis-operator-backup-7d9f4c5b6d-x2xkp_${UUID}`)])).toBeUndefined();
});

test('on the network of a node, whose name all its pods have, the name of the Lease has to tell', () => {
  const onNode = deployment('redis-system', 'redis-operator')
    .replace('serviceAccountName', 'hostNetwork: true\n      serviceAccountName')
    .replace('spec: {nodeName', 'spec: {hostNetwork: true, nodeName');
  expect(
    found([lease(`node-1_${UUID}`, { name: 'kube-scheduler', namespace: 'kube-system' })], onNode),
  ).toBeUndefined();
  expect(found([lease(`node-1_${UUID}`, { name: 'redis-operator' })], onNode)).toBe(
    `redis-system/redis-operator ${POD}`,
  );
});
