import { expect, test } from 'vitest';
import { quantilesText } from './columns.ts';

test('of a summary, which has no buckets, no quantile is shown', () => {
  expect(quantilesText({ count: 7, sum: 3, buckets: [], form: 'classic' }, [0.5, 0.99])).toBe('');
});
