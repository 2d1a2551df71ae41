import { expect, test } from 'vitest';
import { definition, deployment } from '../facts.fixture.ts';
import { claimsOf } from './evidence.fixture.ts';
import { labelEvidence } from './labels.ts';

const HELM = 'annotations: {meta.helm.sh/release-name: redis, meta.helm.sh/release-namespace: redis-system}';
const mark = (text: string, marks: string) => text.replace(/metadata: \{(name: [^}]*)\}/, `metadata: {$1, ${marks}}`);
const TYPE = definition('redisclusters.cache.example.com');
const OPERATOR = deployment('redis-system', 'redis-operator');

test('a type and a workload of one Helm release belong together, weakly', () => {
  expect(claimsOf(labelEvidence, [mark(TYPE, HELM), mark(OPERATOR, HELM)])).toEqual([
    'redis-system/Deployment/redis-operator serves redisclusters.cache.example.com (weak)',
  ]);
});

test('so do those of one extension of OLM, and of one application', () => {
  const olm =
    'labels: {olm.operatorframework.io/owner-kind: ClusterExtension, olm.operatorframework.io/owner-name: redis}';
  const application = 'labels: {app.kubernetes.io/part-of: redis, app.kubernetes.io/instance: redis-1}';
  expect(claimsOf(labelEvidence, [mark(TYPE, olm), mark(OPERATOR, olm)])).toHaveLength(1);
  expect(claimsOf(labelEvidence, [mark(TYPE, application), mark(OPERATOR, application)])).toHaveLength(1);
});

test('those of different releases do not, nor those without marks', () => {
  expect(
    claimsOf(labelEvidence, [mark(TYPE, HELM), mark(OPERATOR, HELM.replace('name: redis,', 'name: other,'))]),
  ).toEqual([]);
  expect(claimsOf(labelEvidence, [TYPE, OPERATOR])).toEqual([]);
});
