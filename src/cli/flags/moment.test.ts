import { expect, test } from 'vitest';
import { parseMoment } from './moment.ts';

const NOW = Date.parse('2026-11-25T10:30:00Z');
const moment = (text: string) => {
  const time = parseMoment(text, NOW);
  return time === undefined ? undefined : new Date(time).toISOString();
};

test('a duration is so long ago', () => {
  expect(moment('15m')).toBe('2026-11-25T10:15:00.000Z');
  expect(moment('2d')).toBe('2026-11-23T10:30:00.000Z');
});

test("a time of day is today's in UTC, or yesterday's where it is yet to come", () => {
  expect(moment('10:12')).toBe('2026-11-25T10:12:00.000Z');
  expect(moment('9:05:30')).toBe('2026-11-25T09:05:30.000Z');
  expect(moment('10:31Z')).toBe('2026-11-24T10:31:00.000Z');
});

test('a day and a moment are read, without a zone as UTC', () => {
  expect(moment('2026-11-20')).toBe('2026-11-20T00:00:00.000Z');
  expect(moment('2026-11-20T08:00:00Z')).toBe('2026-11-20T08:00:00.000Z');
  expect(moment('2026-11-20T08:00')).toBe('2026-11-20T08:00:00.000Z');
  expect(moment('2026-11-20 08:00:00.5+02:00')).toBe('2026-11-20T06:00:00.500Z');
});

test('what is no time is none', () => {
  for (const text of ['', '5', 'yesterday', '25:00', '10:61', '2026-13-01', 'Nov 20 2026', '-5m', '999999999999d'])
    expect(moment(text)).toBeUndefined();
});

test('a day that no month has is none', () => {
  const now = Date.parse('2026-11-25T12:00:00Z');
  expect(parseMoment('2026-02-30', now)).toBeUndefined();
  expect(parseMoment('2026-02-30T10:00:00Z', now)).toBeUndefined();
  expect(parseMoment('2024-02-29', now)).toBe(Date.parse('2024-02-29T00:00:00Z'));
});
