import { expect, test } from 'vitest';
import type { Claim } from './claim.ts';
import { weighSharedAccounts } from './shared-accounts.ts';

const claim = (workload: string, source: 'rbac' | 'known-operator' | 'webhook'): Claim => ({
  workload,
  type: 'services.serving.example.com',
  evidence: { source, weight: 'strong', text: `${source} of ${workload}` },
});

/** Workloads whose rights count in full; all have one ServiceAccount. */
const counting = (...claims: Claim[]) =>
  weighSharedAccounts(claims, () => 'serving/controller')
    .filter(({ evidence }) => evidence.source === 'rbac' && evidence.weight === 'strong')
    .map(({ workload }) => workload);

test('of workloads with one ServiceAccount the one that anything else speaks for has the rights', () => {
  expect(
    counting(
      claim('a/Deployment/x', 'rbac'),
      claim('a/Deployment/y', 'rbac'),
      claim('a/Deployment/y', 'known-operator'),
    ),
  ).toEqual(['a/Deployment/y']);
});

test('else those whose names are those of controllers', () => {
  expect(
    counting(
      claim('a/Deployment/activator', 'rbac'),
      claim('a/Deployment/controller', 'rbac'),
      claim('a/Deployment/webhook', 'rbac'),
    ),
  ).toEqual(['a/Deployment/controller']);
  expect(counting(claim('a/Deployment/one', 'rbac'), claim('a/Deployment/controller-webhook', 'rbac'))).toEqual([
    'a/Deployment/one',
  ]);
});

test('that it answers webhooks does not speak for a workload', () => {
  expect(
    counting(
      claim('a/Deployment/controller', 'rbac'),
      claim('a/Deployment/webhook', 'rbac'),
      claim('a/Deployment/webhook', 'webhook'),
    ),
  ).toEqual(['a/Deployment/controller']);
});

test('who has a ServiceAccount alone keeps its rights, whatever its name', () => {
  expect(counting(claim('a/Deployment/webhook', 'rbac'))).toEqual(['a/Deployment/webhook']);
});
