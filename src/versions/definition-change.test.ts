import { expect, test } from 'vitest';
import { wholeObject } from '../operators/facts.fixture.ts';
import { defaultWarning, patchFor } from './definition-change.ts';
import type { ChangingStep } from './steps.ts';

const schema = { openAPIV3Schema: { type: 'object' } };
const crd = (own: object) =>
  wholeObject({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'things.example.com' },
    spec: {
      versions: [
        { name: 'v1', served: true, storage: false, schema },
        { name: 'v1alpha1', ...own, schema },
      ],
    },
  });
const patch = (step: ChangingStep, own: object, direction: 'do' | 'undo' = 'do') =>
  patchFor(step, { version: 'v1alpha1', replacement: 'v1', warning: 'use v1', direction }, crd(own)).changes;

test('each step changes what it has to, and nothing else', () => {
  expect(patch('deprecate', { served: true, storage: true })).toEqual([
    { op: 'add', path: '/spec/versions/1/deprecated', value: true, before: undefined },
    { op: 'add', path: '/spec/versions/1/deprecationWarning', value: 'use v1', before: undefined },
  ]);
  expect(patch('switch-storage', { served: true, storage: true })).toEqual([
    { op: 'replace', path: '/spec/versions/1/storage', value: false, before: true },
    { op: 'replace', path: '/spec/versions/0/storage', value: true, before: false },
  ]);
  expect(patch('stop-serving', { served: true, storage: false })).toEqual([
    { op: 'replace', path: '/spec/versions/1/served', value: false, before: true },
  ]);
  expect(patch('remove', { served: false, storage: false })).toMatchObject([
    { op: 'remove', path: '/spec/versions/1' },
  ]);
});

test('what a step does is undone by its reverse', () => {
  expect(patch('stop-serving', { served: false, storage: false }, 'undo')).toEqual([
    { op: 'replace', path: '/spec/versions/1/served', value: true, before: false },
  ]);
  expect(patch('deprecate', { served: true, deprecated: true, deprecationWarning: 'x' }, 'undo')).toEqual([
    { op: 'remove', path: '/spec/versions/1/deprecationWarning', before: 'x' },
    { op: 'replace', path: '/spec/versions/1/deprecated', value: false, before: true },
  ]);
});

test('a patch holds only where the versions still stand where they were', () => {
  const own = { served: true, storage: true };
  const { places } = patchFor(
    'switch-storage',
    { version: 'v1alpha1', replacement: 'v1', warning: '', direction: 'do' },
    crd(own),
  );
  expect(places).toEqual([
    { index: 1, version: 'v1alpha1' },
    { index: 0, version: 'v1' },
  ]);
});

test('a warning is never longer than the API server takes', () => {
  expect(defaultWarning('g'.repeat(250), 'Kind', 'v1alpha1', 'v1')).toHaveLength(256);
});
