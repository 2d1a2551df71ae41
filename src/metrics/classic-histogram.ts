import type { Bucket, Histogram } from './page.ts';

/** What the lines (or fields) of one classic histogram say. Bounds in any order; counts cumulative. */
export interface ClassicParts {
  readonly bounds: readonly number[];
  readonly cumulative: readonly number[];
  readonly sum: number | undefined;
  readonly count: number | undefined;
}

/**
 * A histogram from cumulative buckets. A bucket below the one before it is taken to hold nothing, as Prometheus does
 * (promql/quantile.go, ensureMonotonic): programs that don't lock while they write a page can produce that.
 *
 * @returns undefined where part of it is missing: no bucket up to infinity, and no count that could stand for it; or
 *   where a bound comes twice, or something was counted that can't be
 */
export function classicHistogram({ bounds, cumulative, sum, count }: ClassicParts): Histogram | undefined {
  if (!cumulative.every(isCount) || (count !== undefined && !isCount(count))) return undefined;
  const order = [...bounds.keys()].sort((one, other) => (bounds[one] ?? 0) - (bounds[other] ?? 0));
  const buckets: Bucket[] = [];
  let upTo = Number.NaN;
  let below = 0;
  const add = (bound: number, total: number): void => {
    const over = Number.isNaN(upTo) ? (bound > 0 ? 0 : Number.NEGATIVE_INFINITY) : upTo;
    if (total > below) buckets.push({ over, upTo: bound, count: total - below });
    below = Math.max(below, total);
    upTo = bound;
  };
  for (const index of order) {
    const bound = bounds[index] ?? Number.NaN;
    if (bound === upTo) return undefined;
    add(bound, cumulative[index] ?? 0);
  }
  if (upTo !== Number.POSITIVE_INFINITY) {
    if (count === undefined || count < below) return undefined;
    // What has no buckets at all must not look as if it had one.
    if (order.length > 0) add(Number.POSITIVE_INFINITY, count);
  }
  return { count: count ?? below, sum: sum ?? Number.NaN, buckets, form: 'classic' };
}

function isCount(value: number): boolean {
  return value >= 0 && value < Number.POSITIVE_INFINITY;
}
