import { expect, test } from 'vitest';
import { readingOf } from '../queues.fixture.ts';
import { recentReadings } from './recent.ts';

const at = (...seconds: number[]) => seconds.map((second) => readingOf('', second));
const kept = (...seconds: number[]) => {
  const readings = at(...seconds);
  return recentReadings(readings, 10_000).map((reading) => seconds[readings.indexOf(reading)]);
};

test('readings span the window, the first of them as old as the window or older', () => {
  expect(kept(0, 2, 4, 6, 8, 10)).toEqual([0, 2, 4, 6, 8, 10]);
  expect(kept(0, 2, 4, 6, 8, 10, 12)).toEqual([2, 4, 6, 8, 10, 12]);
  expect(kept(0, 7, 14, 21)).toEqual([7, 14, 21]);
});

test('two are kept however far apart', () => {
  expect(kept(0, 60)).toEqual([0, 60]);
  expect(kept(0, 60, 120)).toEqual([60, 120]);
  expect(kept(5)).toEqual([5]);
  expect(kept()).toEqual([]);
});

test('never more than sixty', () => {
  const many = Array.from({ length: 200 }, (_, index) => index / 100);
  expect(kept(...many)).toEqual(many.slice(-60));
});
