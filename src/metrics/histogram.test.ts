import { describe, expect, test } from 'vitest';
import { merge, quantile, since } from './histogram.ts';
import type { Histogram } from './page.ts';

/** `[over, upTo, count]` of each bucket. */
function histogramOf(form: Histogram['form'], ...buckets: [number, number, number][]): Histogram {
  return {
    count: buckets.reduce((total, [, , count]) => total + count, 0),
    sum: buckets.reduce((total, [over, , count]) => total + over * count, 0),
    buckets: buckets.map(([over, upTo, count]) => ({ over, upTo, count })),
    form,
  };
}
const classic = (...buckets: [number, number, number][]) => histogramOf('classic', ...buckets);
const native = (...buckets: [number, number, number][]) => histogramOf('native', ...buckets);
const boundsOf = ({ buckets }: Histogram) => buckets.map(({ over, upTo, count }) => [over, upTo, count]);

describe('what came since', () => {
  test('is the difference, bucket by bucket', () => {
    const delta = since(classic([0, 1, 5], [1, 2, 3], [2, 4, 1]), classic([0, 1, 5], [1, 2, 1]));
    expect(boundsOf(delta)).toEqual([
      [1, 2, 2],
      [2, 4, 1],
    ]);
    expect(delta).toMatchObject({ count: 3, sum: 4 });
  });

  test('is all where there was nothing before', () => {
    const after = classic([0, 1, 5]);
    expect(since(after, undefined)).toBe(after);
    expect(since(after, classic())).toEqual(after);
  });

  test('is all where the process began anew, even if it has counted more by now', () => {
    const after = classic([0, 1, 5], [1, 2, 9]);
    expect(since(after, classic([0, 1, 20]))).toBe(after);
    expect(since(after, classic([0, 1, 6]))).toBe(after);
    expect(since(after, classic([2, 4, 1]))).toBe(after);
    const [few, many] = [2, 3].map((count) => ({ count, sum: 1, buckets: [], form: 'classic' as const }));
    if (few !== undefined) expect(since(few, many)).toBe(few);
  });

  test('has the coarser of two schemas', () => {
    const root = Math.SQRT2;
    const delta = since(native([1, 2, 7], [2, 4, 4]), native([1, root, 2], [root, 2, 3], [2 * root, 4, 4]));
    expect(boundsOf(delta)).toEqual([[1, 2, 2]]);
    expect(delta.form).toBe('native');
  });

  test('has the wider of two zero buckets', () => {
    const after = native([0, 4, 9], [4, 8, 1]);
    const before = native([0, 0, 1], [0, 1, 1], [1, 2, 2], [2, 4, 4]);
    expect(boundsOf(since(after, before))).toEqual([
      [0, 4, 1],
      [4, 8, 1],
    ]);
    expect(boundsOf(since(native([-1, 1, 3], [1, 2, 1]), native([0, 1, 3])))).toEqual([[1, 2, 1]]);
  });

  test('has the bounds that two sets of them share', () => {
    expect(boundsOf(since(classic([0, 2, 3], [2, 5, 4], [5, 9, 1]), classic([0, 1, 1], [1, 3, 2])))).toEqual([
      [0, 5, 4],
      [5, 9, 1],
    ]);
  });
});

describe('several as one', () => {
  test('are added up', () => {
    expect(merge([])).toBeUndefined();
    expect(merge([classic([0, 1, 1], [1, 2, 2]), classic([1, 2, 3], [2, 4, 4])])).toEqual({
      count: 10,
      sum: 13,
      form: 'classic',
      buckets: [
        { over: 0, upTo: 1, count: 1 },
        { over: 1, upTo: 2, count: 5 },
        { over: 2, upTo: 4, count: 4 },
      ],
    });
  });

  test('are native only if all that hold something are', () => {
    expect(merge([native([1, 2, 1]), classic()])?.form).toBe('native');
    expect(merge([native([1, 2, 1]), classic([0, 2, 1])])?.form).toBe('classic');
  });
});

describe('a quantile', () => {
  test('is interpolated as histogram_quantile does', () => {
    // Figures of prometheus/prometheus promql/promqltest/testdata/histograms.test, testhistogram.
    const infinity = Number.POSITIVE_INFINITY;
    const positive = classic([0, 0.1, 5], [0.1, 0.2, 2], [0.2, 1, 4], [1, infinity, 1]);
    const negative = classic([-infinity, -0.2, 1], [-0.2, -0.1, 1], [0.3, infinity, 1]);
    const estimates = (histogram: Histogram) => [0.2, 0.5, 0.8].map((q) => quantile(histogram, q)?.estimate);
    expect(estimates(positive)).toEqual([0.048, 0.15, 0.72].map((value) => expect.closeTo(value)));
    expect(estimates(negative)).toEqual([-0.2, -0.15, 0.3].map((value) => expect.closeTo(value)));
    expect(quantile(positive, 1)).toEqual({ from: 1, to: infinity, estimate: 1 });
  });

  test('lies in a bucket that holds something, at both ends of the scale too', () => {
    const some = classic([1, 2, 3], [4, 8, 3]);
    expect([-1, 0, 0.5, 0.500001, 1, 2].map((q) => quantile(some, q)?.to)).toEqual([2, 2, 2, 8, 8, 8]);
    expect(quantile(some, 0)?.estimate).toBe(1);
  });

  test('is exponential in a native histogram, but for its zero bucket', () => {
    expect(quantile(native([1, 4, 2]), 0.5)?.estimate).toBe(2);
    expect(quantile(native([-4, -1, 2]), 0.5)?.estimate).toBe(-2);
    expect(quantile(native([0, 4, 2]), 0.5)?.estimate).toBe(2);
  });

  test('below all bounds is estimated at the lowest', () => {
    expect(quantile(classic([Number.NEGATIVE_INFINITY, -1, 1]), 0.5)).toMatchObject({ to: -1, estimate: -1 });
  });

  test('of nothing, or of no share, is not known', () => {
    expect(quantile(classic(), 0.5)).toBeUndefined();
    expect(quantile(classic([0, 1, 1]), Number.NaN)).toBeUndefined();
    expect(quantile({ count: 5, sum: 3, buckets: [], form: 'classic' }, 0.5)).toBeUndefined();
  });
});
