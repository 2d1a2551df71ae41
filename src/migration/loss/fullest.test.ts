import { expect, test } from 'vitest';
import type { JsonObject } from '../../objects/json.ts';
import { wholeObject } from '../../operators/facts.fixture.ts';
import { fullestReading } from './fullest.ts';

const read = (version: string, spec: JsonObject) =>
  wholeObject({ apiVersion: `example.com/${version}`, kind: 'Thing', metadata: { name: 'a' }, spec });
const fullest = (...readings: ReturnType<typeof read>[]) => {
  const withDefault = { properties: { spec: { properties: { replicas: { default: 1 } } } } };
  return fullestReading(readings, [undefined, withDefault])?.type.version;
};

test('an object is taken at the version at which it lacks nothing', () => {
  expect(fullest(read('v1alpha1', { old: 1, size: 2 }), read('v1', { size: 2, replicas: 1 }))).toBe('v1alpha1');
  expect(fullest(read('v1alpha1', { size: 2 }), read('v1', { size: 2, fresh: true, replicas: 1 }))).toBe('v1');
});

test('where nothing but defaults differs it is the first, and where each lacks something, too', () => {
  expect(fullest(read('v1alpha1', { size: 2 }), read('v1', { size: 2, replicas: 1 }))).toBe('v1alpha1');
  expect(fullest(read('v1alpha1', { a: 2 }), read('v1', { b: 2 }))).toBe('v1alpha1');
});
