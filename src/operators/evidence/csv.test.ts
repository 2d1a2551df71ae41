import { expect, test } from 'vitest';
import { CSV } from '../olm.fixture.ts';
import { csvEvidence } from './csv.ts';
import { claimsOf } from './evidence.fixture.ts';

test('what a ClusterServiceVersion owns is served by the Deployment that it installs, there or not', () => {
  expect(claimsOf(csvEvidence, [CSV])).toEqual([
    'operators/Deployment/etcd-operator serves etcdclusters.etcd.example.com (strong)',
    'operators/Deployment/etcd-operator serves etcdbackups.etcd.example.com (strong)',
  ]);
});

test('with several Deployments none is sure', () => {
  const two = CSV.replace('deployments: [{name: etcd-operator}]', 'deployments: [{name: a}, {name: b}]');
  expect(claimsOf(csvEvidence, [two])).toContain('operators/Deployment/b serves etcdbackups.etcd.example.com (medium)');
});

test('copies in the namespaces that it watches do not count', () => {
  const labelled = CSV.replace('namespace: operators', 'namespace: shop, labels: {olm.copiedFrom: operators}');
  const byStatus = CSV.replace('reason: InstallSucceeded', 'reason: Copied');
  expect(claimsOf(csvEvidence, [labelled, byStatus])).toEqual([]);
});
