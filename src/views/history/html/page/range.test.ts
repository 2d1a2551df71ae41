import { expect, test } from 'vitest';
import { moved, spanned, zoomed } from './range.ts';

const DAY = { from: 0, to: 86_400_000 };

test('zooming keeps the moment in its place, and ends at a second and at the whole', () => {
  expect(zoomed(DAY, DAY, 0.5, 21_600_000)).toEqual({ from: 10_800_000, to: 54_000_000 });
  const closest = zoomed({ from: 5000, to: 6000 }, DAY, 0.1, 5500);
  expect(closest).toEqual({ from: 5000, to: 6000 });
  expect(zoomed({ from: 1000, to: 80_000_000 }, DAY, 10, 2000)).toEqual(DAY);
});

test('moving stops at the ends without changing the length', () => {
  expect(moved({ from: 1000, to: 3000 }, DAY, -5000)).toEqual({ from: 0, to: 2000 });
  expect(moved({ from: 1000, to: 3000 }, DAY, 90_000_000)).toEqual({ from: 86_398_000, to: 86_400_000 });
});

test('a part is the same from either side, and never shorter than a second', () => {
  expect(spanned(5000, 2000, DAY)).toEqual({ from: 2000, to: 5000 });
  expect(spanned(5000, 5100, DAY)).toEqual({ from: 5000, to: 6000 });
});
