import { expect, test } from 'vitest';
import type { JsonObject } from '../../objects/json.ts';
import { lostFields } from './lost-fields.ts';
import type { Schema } from './schema.ts';

const COMMON = { apiVersion: 'example.com/v1alpha1', kind: 'Thing', metadata: { name: 'a', labels: { a: 'b' } } };
const lost = (before: JsonObject, after: JsonObject, schema?: Schema) => [
  ...lostFields({ ...COMMON, ...before }, { ...COMMON, apiVersion: 'example.com/v1', metadata: {}, ...after }, schema),
];

test.each<[string, JsonObject, JsonObject, string[]]>([
  ['nothing where nothing is missing', { spec: { a: 1 } }, { spec: { a: 1, b: 2 } }, []],
  ['a field', { spec: { a: 1, b: 2 } }, { spec: { b: 2 } }, ['spec.a']],
  ['all of a field, and not what is in it', { spec: { a: { b: { c: 1 } } } }, { spec: {} }, ['spec.a']],
  ['a field of its own beside spec', { data: { a: 1 }, spec: {} }, { spec: {} }, ['data']],
  [
    'fields of items once for all',
    { spec: { items: [{ a: 1, b: 1 }, { b: 1 }, { b: 2 }] } },
    { spec: { items: [{ a: 1 }, {}, { b: 2 }] } },
    ['spec.items[].b'],
  ],
  ['items that went', { spec: { items: [1, 2] } }, { spec: { items: [1] } }, ['spec.items[]']],
  ['a null', { spec: { a: null } }, { spec: {} }, ['spec.a']],
  ['names that are no words in brackets', { spec: { 'a.b/c': 1 } }, { spec: {} }, ['spec["a.b/c"]']],
  ['nothing of values that differ', { spec: { a: 1, b: 'x' } }, { spec: { a: 2, b: 'y' } }, []],
  ['a list that has become something else', { spec: { a: [1] } }, { spec: { a: 1 } }, ['spec.a[]']],
  ['a field that looks inherited', { spec: { constructor: 1 } }, { spec: {} }, ['spec.constructor']],
])('of two readings %s is lost', (_, before, after, expected) => {
  expect(lost(before, after)).toEqual(expected);
});

test('values of a map are told as one, by the old schema', () => {
  const shard = { type: 'object', properties: { old: { type: 'string' } } };
  const schema = {
    properties: { spec: { properties: { shards: { type: 'object', additionalProperties: shard } } } },
  };
  const before = { spec: { shards: { a: { old: 'x' }, 'b-1': { old: 'y', size: 1 } } } };
  expect(lost(before, { spec: { shards: { a: {}, 'b-1': { size: 1 } } } }, schema)).toEqual(['spec.shards.*.old']);
  expect(lost(before, { spec: { shards: {} } }, schema)).toEqual(['spec.shards.*']);
});

test('what the old version puts there by default is not lost, and what was set is', () => {
  const old = {
    type: 'object',
    default: {},
    properties: { mode: { type: 'string', default: 'fast' }, deep: { properties: { x: { default: 1 } } } },
  };
  const schema = { properties: { spec: { properties: { old, size: { default: 3 } } } } };
  expect(lost({ spec: { old: { mode: 'fast' }, size: 3 } }, { spec: {} }, schema)).toEqual([]);
  const list = { default: [{ a: 1 }], items: { properties: { a: {}, b: { default: 2 } } } };
  const lists = { properties: { spec: { properties: { list } } } };
  expect(lost({ spec: { list: [{ a: 1, b: 2 }] } }, { spec: {} }, lists)).toEqual([]);
  expect(lost({ spec: { list: [{ a: 1, b: 3 }] } }, { spec: {} }, lists)).toEqual(['spec.list']);
  expect(lost({ spec: { old: { mode: 'slow' }, size: 3 } }, { spec: {} }, schema)).toEqual(['spec.old']);
  expect(lost({ spec: { old: { mode: 'fast', deep: { x: 1 } }, size: 4 } }, { spec: {} }, schema)).toEqual([
    'spec.old',
    'spec.size',
  ]);
});
