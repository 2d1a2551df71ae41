import { expect, test } from 'vitest';
import { doubled } from './quantity.ts';

test('doubles quantities in their own unit, and leaves alone what is not a plain one', () => {
  expect(['256Mi', '1G', '1000'].map(doubled)).toEqual(['512Mi', '2G', '2000']);
  expect(['1.5Gi', '1e3', '', '128974848m', '9'.repeat(30)].map(doubled)).toEqual(Array(5).fill(undefined));
});
