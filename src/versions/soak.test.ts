import { expect, test } from 'vitest';
import { crd } from './facts.fixture.ts';
import { isAboutVersion } from './soak.ts';

const THINGS = crd(['v1 storage', 'v1alpha1'], ['v1']);

test.each([
  'no matches for kind "Thing" in version "example.com/v1alpha1"',
  'unable to recognize "file.yaml": no matches for kind "Thing" in version v1alpha1',
  'Failed to watch example.com/v1alpha1, Resource=things: the server could not find the requested resource',
])('somebody missed the version: %s', (message) => {
  expect(isAboutVersion(message, THINGS, 'v1alpha1')).toBe(true);
});

test.each([
  'no matches for kind "Other" in version "other.com/v1alpha1"',
  '0/3 nodes are available',
  'no matches for kind "Thing" in version "v1"',
])('this is about something else: %s', (message) => {
  expect(isAboutVersion(message, THINGS, 'v1alpha1')).toBe(false);
});
