import { expect, test } from 'vitest';
import type { Definition } from '../objects/definition.ts';
import { objectOf } from '../objects/status/objects.fixture.ts';
import { keptManagedFields } from './managed-fields.ts';

const version = (name: string, served: boolean) => ({ name, served, storage: served, deprecated: false });
const definition: Definition = {
  metadata: undefined,
  ...{ name: 'widgets.example.com', group: 'example.com', resource: 'widgets', kind: 'Widget', namespaced: true },
  versions: [version('v1alpha1', false), version('v1', true)],
  storedVersions: ['v1'],
  conversion: undefined,
};
const entry = (apiVersion: string) => ({ manager: 'm', operation: 'Update', apiVersion, fieldsV1: {} });
const widget = (...apiVersions: string[]) =>
  objectOf('example.com/v1', 'Widget', { metadata: { name: 'a', managedFields: apiVersions.map(entry) } });

test('entries of served versions stay, and those of other groups', () => {
  expect(keptManagedFields(widget('example.com/v1', 'autoscaling/v1'), definition)).toBeUndefined();
  expect(keptManagedFields(widget(), definition)).toBeUndefined();
});

test('entries of versions that are not served, or not there any more, go', () => {
  const kept = keptManagedFields(widget('example.com/v1', 'example.com/v1alpha1', 'example.com/v0'), definition);
  expect(kept).toEqual([entry('example.com/v1')]);
});

test('where none is left the list is cleared, which an empty one would not do', () => {
  expect(keptManagedFields(widget('example.com/v1alpha1'), definition)).toEqual([{}]);
});
