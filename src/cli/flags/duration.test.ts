import { expect, test } from 'vitest';
import { parseDuration } from './duration.ts';

test('reads durations as Go writes them', () => {
  expect(parseDuration('90s')).toBe(90_000);
  expect(parseDuration('1h30m')).toBe(5_400_000);
  expect(parseDuration('1.5s')).toBe(1500);
  expect(parseDuration('250ms')).toBe(250);
  expect(parseDuration('2d')).toBe(172_800_000);
  expect(parseDuration('0')).toBe(0);
});

test('does not read what is no duration', () => {
  for (const text of ['', 's', '5', '5 s', '-5s', '5sx', 'x5s']) expect(parseDuration(text)).toBeUndefined();
});
