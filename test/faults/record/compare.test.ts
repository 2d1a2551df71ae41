import { expect, test } from 'vitest';
import type { Entry } from '../../../src/history/entry.ts';
import { differencesFrom } from './compare.ts';
import type { WitnessedWrite } from './witness.ts';

const subject = { group: 'example.com', kind: 'Gauge', namespace: 'shop', name: 'a', uid: 'u' };
const write = (number: number, sent = number * 1000): WitnessedWrite => ({
  uid: 'u',
  kind: 'condition',
  number,
  sent,
  answered: sent + 10,
});
const told = (number: number, time = number * 1000): Entry => ({
  subject,
  when: { earliest: time, latest: time + 10 },
  sources: ['record'],
  what: { kind: 'condition', type: 'Ready', status: 'True', reason: '', message: `n ${number}` },
});
const NONE: { uid: string; from: number; to: number; why: string }[] = [];

test('a history that tells each write once is right', () => {
  expect(differencesFrom([write(1), write(2)], { entries: [told(1), told(2)], holes: NONE })).toEqual([]);
});

test.each([
  ['missing without a hole', [told(1)]],
  ['told twice', [told(1), told(2), told(2)]],
  ['invented', [told(1), told(2), told(3)]],
  ['out of order', [told(2), told(1)]],
  ['at another time', [told(1), told(2, 9000)]],
])('%s is found', (what, entries) => {
  expect(differencesFrom([write(1), write(2)], { entries, holes: NONE })).toEqual([expect.stringContaining(what)]);
});

test('what is missing within a hole is not wrong, and beside it it is', () => {
  const hole = (from: number, to: number) => [{ uid: 'u', from, to, why: '' }];
  expect(differencesFrom([write(1), write(2)], { entries: [told(1)], holes: hole(1500, 2005) })).toEqual([]);
  expect(differencesFrom([write(1), write(2)], { entries: [told(1)], holes: hole(2500, 3000) })).toHaveLength(1);
});

test('what was not answered may be stored or not', () => {
  const open = { ...write(2), answered: undefined };
  expect(differencesFrom([write(1), open], { entries: [told(1)], holes: NONE })).toEqual([]);
  expect(differencesFrom([write(1), open], { entries: [told(1), told(2)], holes: NONE })).toEqual([]);
});

test('what a list found at once is in no order within one time, and what a watch told is', () => {
  const writes = [write(1, 1000), write(2, 1005)];
  const within = (number: number) => ({ ...told(number), when: { earliest: 900, latest: 1100 } });
  expect(differencesFrom(writes, { entries: [within(2), within(1)], holes: NONE })).toEqual([]);
  const watched = [within(2), within(1)].map((entry, sequence) => ({ ...entry, sequence }));
  expect(differencesFrom(writes, { entries: watched, holes: NONE })).toEqual([expect.stringContaining('out of order')]);
});

test('writes that cannot be told apart prove nothing, and are said', () => {
  const again = write(1, 5000);
  expect(differencesFrom([write(1), again], { entries: [told(1, 5000)], holes: NONE })).toEqual([
    'two writes cannot be told apart',
  ]);
});
