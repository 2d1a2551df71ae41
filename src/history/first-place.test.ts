import { expect, test } from 'vitest';
import { firstPlace } from './first-place.ts';

test('the first that fits is found in lists of any length, and the end where none does', () => {
  for (let length = 0; length <= 9; length += 1) {
    const items = Array.from({ length }, (_, at) => at * 2);
    for (let least = -1; least <= 2 * length; least += 1) {
      const found = items.findIndex((item) => item >= least);
      expect(firstPlace(items, (item) => item >= least)).toBe(found === -1 ? length : found);
    }
  }
});
