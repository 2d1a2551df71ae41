import { joinBuckets } from './join-buckets.ts';
import type { Bucket, Histogram } from './page.ts';

/**
 * What came between two readings of one series.
 *
 * Where anything went backwards the process began anew in between, and `after` alone is what came since, as Prometheus'
 * rate has it (prometheus/prometheus promql/functions.go, extrapolatedRate). The same without a `before`: the series
 * was not there yet.
 */
export function since(after: Histogram, before: Histogram | undefined): Histogram {
  if (before === undefined || after.count < before.count) return after;
  const buckets = joinBuckets([
    ...after.buckets,
    ...before.buckets.map((bucket) => ({ ...bucket, count: -bucket.count })),
  ]);
  if (buckets.some(({ count }) => count < 0)) return after;
  return { count: after.count - before.count, sum: after.sum - before.sum, buckets, form: formOf([after, before]) };
}

/** Several series as one, such as those of all results or all replicas; undefined for none. */
export function merge(histograms: readonly Histogram[]): Histogram | undefined {
  if (histograms.length === 0) return undefined;
  return {
    count: histograms.reduce((total, { count }) => total + count, 0),
    sum: histograms.reduce((total, { sum }) => total + sum, 0),
    buckets: joinBuckets(histograms.flatMap(({ buckets }) => buckets)),
    form: formOf(histograms),
  };
}

/** Bounds of both kinds mixed are no longer exponential. One without values does not mix anything in. */
function formOf(histograms: readonly Histogram[]): Histogram['form'] {
  const [first, ...others] = histograms.filter(({ buckets }) => buckets.length > 0);
  const form = first?.form ?? histograms[0]?.form ?? 'classic';
  return others.every((other) => other.form === form) ? form : 'classic';
}

/** Between which bounds a quantile lies. */
export interface Quantile {
  /** The exact value is over this, or this where it is 0. */
  readonly from: number;
  /** The exact value is at most this; Infinity where it is beyond all bounds. */
  readonly to: number;
  /** Interpolated in between; `from` where `to` is Infinity. */
  readonly estimate: number;
}

/**
 * The value that the share `q` (0 to 1) of all values does not exceed: of n values the one at place ⌈q·n⌉ in ascending
 * order, of which its bucket is known for certain. The estimate is that of Prometheus' histogram_quantile
 * (prometheus/prometheus promql/quantile.go): linear inside a bucket, exponential inside those of native histograms
 * but for the zero bucket.
 *
 * @returns undefined for a histogram without values, or whose values no bucket tells of.
 */
export function quantile({ buckets, form }: Histogram, q: number): Quantile | undefined {
  const last = buckets.at(-1);
  if (last === undefined || Number.isNaN(q)) return undefined;
  const rank = Math.min(Math.max(q, 0), 1) * buckets.reduce((total, { count }) => total + count, 0);
  let below = 0;
  for (const bucket of buckets) {
    if (below + bucket.count >= rank) return within(bucket, (rank - below) / bucket.count, form);
    below += bucket.count;
  }
  // Counts that are no whole numbers can add up to a little less than their sum.
  return within(last, 1, form);
}

function within({ over, upTo }: Bucket, share: number, form: Histogram['form']): Quantile {
  // Rounding must not lead out of the bucket.
  const estimate = Math.min(Math.max(estimateIn(over, upTo, share, form), over), upTo);
  return { from: over, to: upTo, estimate };
}

function estimateIn(over: number, upTo: number, share: number, form: Histogram['form']): number {
  if (upTo === Number.POSITIVE_INFINITY) return over;
  if (over === Number.NEGATIVE_INFINITY) return upTo;
  if (form === 'classic' || (over <= 0 && upTo >= 0)) return over + (upTo - over) * share;
  const [low, high] = [Math.log2(Math.abs(over)), Math.log2(Math.abs(upTo))];
  return Math.sign(over) * 2 ** (low + (high - low) * share);
}
