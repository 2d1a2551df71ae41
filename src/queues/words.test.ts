import { expect, test } from 'vitest';
import { span } from './words.ts';

const HOUR = 3_600_000;

test.each([
  [5, '5ms'],
  [61_000, '1m01s'],
  [2 * HOUR + 300_000, '2h05m'],
  [47 * HOUR, '47h'],
  [48 * HOUR, '2d'],
  [366 * 24 * HOUR + 4 * HOUR, '366d4h'],
])('%i ms are %s', (milliseconds, text) => {
  expect(span(milliseconds)).toBe(text);
});
