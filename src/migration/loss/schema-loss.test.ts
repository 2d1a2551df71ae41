import { expect, test } from 'vitest';
import type { Schema } from './schema.ts';
import { schemaLoss } from './schema-loss.ts';

const spec = (schema: Schema): Schema => ({
  type: 'object',
  properties: { apiVersion: { type: 'string' }, metadata: { type: 'object' }, spec: { type: 'object', ...schema } },
});
const props = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
const open = { 'x-kubernetes-preserve-unknown-fields': true };

test.each<[string, Schema, Schema, string[]]>([
  ['the same', { properties: props('a') }, { properties: props('a', 'b') }, []],
  ['a field', { properties: props('a', 'b') }, { properties: props('b') }, ['spec.a']],
  ['nothing where the new one keeps all', { properties: props('a', 'b') }, { ...open, properties: props('b') }, []],
  ['whatever was let in', open, { properties: props('a') }, ['spec.*']],
  ['nothing where both keep all', open, open, []],
  [
    'a field of items',
    { properties: { items: { items: { properties: props('a', 'b') } } } },
    { properties: { items: { items: { properties: props('a') } } } },
    ['spec.items[].b'],
  ],
  ['a map', { additionalProperties: { type: 'string' } }, { properties: props('a') }, ['spec.*']],
  ['fields that became a map', { properties: props('a') }, { additionalProperties: { type: 'string' } }, []],
  [
    'a field of a map',
    { additionalProperties: { properties: props('a', 'b') } },
    { additionalProperties: { properties: props('a') } },
    ['spec.*.b'],
  ],
  [
    'not what embedded resources have in common',
    { properties: { template: { properties: props('metadata', 'kind', 'x') } } },
    { properties: { template: { 'x-kubernetes-embedded-resource': true, properties: props() } } },
    ['spec.template.x'],
  ],
])('of two schemas %s is lost', (_, before, after, expected) => {
  expect([...schemaLoss(spec(before), spec(after))]).toEqual(expected);
});

test('without any schema nothing is known to be lost, and everything where the new one alone has one', () => {
  expect([...schemaLoss(undefined, undefined)]).toEqual([]);
  expect([...schemaLoss(open, spec({}))]).toEqual(['*']);
});
