import { expect, test } from 'vitest';
import { scrolled, visible } from './viewport.ts';

const lines = ['a', 'b', 'c', 'd', 'e'];

test('what fits is shown whole', () => {
  expect(visible(lines, 3, 10)).toEqual({ lines, above: 0, below: 0 });
});

test('what does not fit is shown from the offset, and the rest is counted', () => {
  expect(visible(lines, 1, 3)).toEqual({ lines: ['b', 'c', 'd'], above: 1, below: 1 });
});

test('when lines go away, the offset goes back with them', () => {
  expect(visible(lines, 90, 2)).toEqual({ lines: ['d', 'e'], above: 3, below: 0 });
});

test('keys move within the bounds', () => {
  expect(scrolled('up', 0, 5, 2)).toBe(0);
  expect(scrolled('down', 0, 5, 2)).toBe(1);
  expect(scrolled('pageDown', 0, 5, 2)).toBe(2);
  expect(scrolled('pageDown', 2, 5, 2)).toBe(3);
  expect(scrolled('pageUp', 99, 5, 2)).toBe(1);
});
