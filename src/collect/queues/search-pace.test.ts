import { expect, test } from 'vitest';
import { SearchPace } from './search-pace.ts';

/** Seconds after the start at which searches begin, each of which takes so many seconds. */
function searches(took: number, until: number, lostAt?: number): number[] {
  const pace = new SearchPace(0);
  const found: number[] = [];
  let busyUntil = 0;
  for (let now = 0; now <= until; now += 1) {
    if (now === lostAt) pace.hurry();
    if (now < busyUntil || !pace.isDue(now * 1000)) continue;
    found.push(now);
    pace.begin(now * 1000);
    busyUntil = now + took;
    pace.end(busyUntil * 1000);
  }
  return found;
}

test('searches become rare where nothing changes', () => {
  expect(searches(0, 60)).toEqual([2, 6, 14, 29, 44, 59]);
});

test('a page that is lost is looked for soon', () => {
  expect(searches(0, 60, 50)).toEqual([2, 6, 14, 29, 44, 50, 54]);
});

test('they take a tenth of the time at most', () => {
  expect(searches(3, 100)).toEqual([2, 35, 68]);
});
