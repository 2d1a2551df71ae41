import { expect, test } from 'vitest';
import { conditionsOf } from './condition.ts';
import type { Json } from './json.ts';

const types = (conditions: Json) => conditionsOf({ body: { status: { conditions } } });

test('a condition is read with its time', () => {
  const lastTransitionTime = '2026-01-02T03:04:05Z';
  expect(types([{ type: 'Ready', status: 'True', reason: 'R', message: 'M', lastTransitionTime }])).toEqual([
    {
      ...{ type: 'Ready', status: 'True', reason: 'R', message: 'M', severity: '', observedGeneration: undefined },
      lastTransitionTime: Date.parse(lastTransitionTime),
    },
  ]);
});

test('anything may stand where conditions are expected', () => {
  for (const conditions of [null, 'x', 7, {}, [null, 'x', 7, [], {}, { type: 7 }, { type: '' }]])
    expect(types(conditions)).toEqual([]);
  expect(types([{ type: 'A', status: true }, { type: 'B', status: 'false' }, { type: 'C' }])).toMatchObject([
    { status: 'True' },
    { status: 'False' },
    { status: 'Unknown', lastTransitionTime: undefined },
  ]);
});

test('an object that was read as metadata has no conditions', () => {
  expect(conditionsOf({ body: undefined })).toEqual([]);
});
