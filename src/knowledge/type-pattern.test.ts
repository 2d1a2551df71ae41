import { expect, test } from 'vitest';
import { fitOf } from './type-pattern.ts';

const CLUSTER = { group: 'cluster.x-k8s.io', kind: 'Cluster' };

test('fits by group and kind, by kind where the group is not known, by group, or not at all', () => {
  expect(fitOf(['cluster.x-k8s.io/Cluster'], CLUSTER)).toBe('type');
  expect(fitOf(['cluster.x-k8s.io/*'], CLUSTER)).toBe('type');
  expect(fitOf(['Cluster'], CLUSTER)).toBe('kind');
  expect(fitOf(['cluster.x-k8s.io/Machine'], CLUSTER)).toBe('group');
  expect(fitOf(['postgresql.cnpg.io/Cluster'], CLUSTER)).toBe('other');
  expect(fitOf(undefined, CLUSTER)).toBe('any');
});

test('takes the best fit of several patterns', () => {
  expect(fitOf(['Machine', 'cluster.x-k8s.io/Machine', 'Cluster'], CLUSTER)).toBe('kind');
});

test('reads groups under a domain, and the group without a name', () => {
  expect(fitOf(['*.services.k8s.aws/*'], { group: 's3.services.k8s.aws', kind: 'Bucket' })).toBe('type');
  expect(fitOf(['*.services.k8s.aws/*'], { group: 'services.k8s.aws', kind: 'FieldExport' })).toBe('other');
  expect(fitOf(['core/Service'], { group: '', kind: 'Service' })).toBe('type');
  expect(fitOf(['core/Service'], { group: 'serving.knative.dev', kind: 'Service' })).toBe('other');
});

test('does not count other kinds of Kubernetes itself as near', () => {
  expect(fitOf(['core/Service'], { group: '', kind: 'Secret' })).toBe('other');
  expect(fitOf(['storage.k8s.io/VolumeAttachment'], { group: 'storage.k8s.io', kind: 'CSINode' })).toBe('other');
});
