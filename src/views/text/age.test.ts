import { expect, test } from 'vitest';
import { formatAge } from './age.ts';

test('ages read as kubectl prints them', () => {
  const second = 1000;
  const minute = 60 * second;
  const hour = 60 * minute;
  const day = 24 * hour;
  const table: [number, string][] = [
    [-5, '0s'],
    [999, '0s'],
    [119 * second, '119s'],
    [2 * minute, '2m'],
    [9 * minute + 59 * second, '9m59s'],
    [41 * minute, '41m'],
    [3 * hour + 5 * minute, '3h5m'],
    [47 * hour, '47h'],
    [3 * day, '3d'],
    [3 * day + 4 * hour, '3d4h'],
    [364 * day, '364d'],
    [3 * 365 * day + 2 * day, '3y2d'],
    [9 * 365 * day, '9y'],
  ];
  for (const [span, text] of table) expect(formatAge(span)).toBe(text);
});
