import { expect, test } from 'vitest';
import { byPreference } from './version-order.ts';

test('versions are ordered as the API server prefers them', () => {
  // The example of kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning.
  const ordered = ['v10', 'v2', 'v1', 'v11beta2', 'v10beta3', 'v3beta1', 'v12alpha1', 'v11alpha2', 'foo1', 'foo10'];
  expect(ordered.toReversed().sort(byPreference)).toEqual(ordered);
});
