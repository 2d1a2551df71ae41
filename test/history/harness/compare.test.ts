import { expect, test } from 'vitest';
import { compare } from './compare.ts';
import type { ToldObject } from './told.ts';
import type { TrueVersion } from './truths.ts';

const START = Date.parse('2026-11-25T12:00:00Z');
const at = (second: number) => new Date(START + second * 1000).toISOString();

/** One object that was made at second 0, became ready at 10, not ready at 20 and ready again at 60. */
const VERSIONS = (
  [
    [0, undefined],
    [10, 'True'],
    [20, 'False'],
    [60, 'True'],
  ] as const
).map(([second, status], version): TrueVersion => {
  const conditions = status === undefined ? [] : [{ type: 'Ready', status, reason: `Because${status}`, message: '' }];
  const metadata = { name: 'a', uid: 'u', resourceVersion: String(version + 1) };
  const when = { from: START + second * 1000, to: START + second * 1000 + 200 };
  return { object: { kind: 'Thing', metadata, status: { conditions } }, when, isEnd: false };
});

const created = { when: { earliest: at(0), latest: at(0.999) }, sources: ['metadata'], what: { kind: 'created' } };
const ready = (second: number) => ({
  when: { earliest: at(second), latest: at(second + 0.999) },
  sources: ['status'],
  what: { kind: 'condition', type: 'Ready', status: 'True', reason: 'BecauseTrue', message: '' },
});

function told(entries: ToldObject['entries'], reason = 'BecauseTrue'): readonly string[] {
  const lanes = [{ type: 'Ready', spans: [{ status: 'True', reason, message: '' }] }];
  return compare([{ object: { kind: 'Thing', name: 'a', uid: 'u' }, entries, lanes }], VERSIONS).wrong;
}

test('what happened, when it happened, is right', () => {
  expect(told([created, ready(60)])).toEqual([]);
});

test('what never happened is invented', () => {
  const unknown = { ...ready(60), what: { kind: 'condition', type: 'Ready', status: 'Unknown' } };
  expect(told([created, unknown])).toEqual([expect.stringContaining('invented: condition Ready Unknown')]);
});

test('what happened at another time is wrong', () => {
  expect(told([created, ready(40)])).toEqual([expect.stringContaining('not then: condition Ready True')]);
});

test('words that came later are no words of the change', () => {
  const what = { ...ready(60).what, reason: 'BecauseLater' };
  expect(told([created, { ...ready(60), what }])).toEqual([expect.stringContaining('not in those words')]);
  expect(told([created, { ...ready(60), what: { ...what, asOf: at(61) } }])).toEqual([]);
});

test('what happened once cannot be told twice', () => {
  expect(told([created, ready(60), ready(60)])).toEqual([expect.stringContaining('not then: condition Ready True')]);
});

test('the wrong order is wrong', () => {
  expect(told([ready(60), created])).toEqual([expect.stringContaining('told after what came later: created')]);
});

test('the present is told as it is, and no other one is', () => {
  expect(told([created], 'BecauseNot')).toEqual([
    expect.stringContaining('is so and is not told: Ready True BecauseTrue'),
    expect.stringContaining('told and not so: Ready True BecauseNot'),
  ]);
});
