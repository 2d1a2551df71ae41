import { joinBuckets } from '../join-buckets.ts';
import type { Bucket } from '../page.ts';

/** Buckets of one sign as they are written: runs of consecutive ones, and the counts of all runs, one after the other. */
export interface Side {
  /** How many buckets are left out before a run (before the first: its index), and how many it has. */
  readonly spans: { readonly offset: number; readonly length: number }[];
  /** Each count less the one before it; of histograms that count whole numbers. */
  readonly deltas: number[];
  /** Counts themselves; of histograms that don't. */
  readonly counts: number[];
}

/** The exponential part of a histogram, as prometheus/client_model io/prometheus/client/metrics.proto describes it. */
export interface NativeFields {
  readonly schema: number;
  readonly zeroThreshold: number;
  readonly zeroCount: number;
  readonly positive: Side;
  readonly negative: Side;
}

/**
 * Buckets with bounds. Those below 0 hold their lower bound and not their upper one, which is not told apart here; the
 * zero bucket begins at 0 where there is nothing below it.
 *
 * @returns undefined for schemas beyond -4 to 8, and for counts that don't fit their spans
 */
export function nativeBuckets({ schema, zeroThreshold, zeroCount, ...sides }: NativeFields): Bucket[] | undefined {
  if (!Number.isInteger(schema) || schema < -4 || schema > 8 || !(zeroThreshold >= 0) || !(zeroCount >= 0))
    return undefined;
  const [positive, negative] = [countsByIndex(sides.positive), countsByIndex(sides.negative)];
  if (positive === undefined || negative === undefined) return undefined;
  const buckets: Bucket[] = [];
  for (const [at, count] of negative.toReversed())
    if (count > 0) buckets.push({ over: -boundOf(at, schema), upTo: -boundOf(at - 1, schema), count });
  if (zeroCount > 0)
    buckets.push({ over: negative.length > 0 ? -zeroThreshold : 0, upTo: zeroThreshold, count: zeroCount });
  for (const [at, count] of positive)
    if (count > 0) buckets.push({ over: boundOf(at - 1, schema), upTo: boundOf(at, schema), count });
  if (!buckets.every(({ over, upTo }) => over < upTo || (over === 0 && upTo === 0))) return undefined;
  // A zero bucket that was made wider can reach into others.
  const areApart = buckets.every(({ over }, at) => over >= (buckets[at - 1]?.upTo ?? over));
  return areApart ? buckets : joinBuckets(buckets);
}

function countsByIndex({ spans, deltas, counts }: Side): [number, number][] | undefined {
  let last = 0;
  const all = counts.length > 0 ? counts : deltas.map((delta) => (last += delta));
  const byIndex: [number, number][] = [];
  let index = 0;
  for (const { offset, length } of spans) {
    index += offset;
    // A hostile length must not be counted up to.
    if (length > all.length - byIndex.length) return undefined;
    for (let at = 0; at < length; at++) byIndex.push([index++, all[byIndex.length] ?? 0]);
  }
  return byIndex.length === all.length && all.every((count) => count >= 0) ? byIndex : undefined;
}

/**
 * The upper bound of the bucket with this index: 2^(index / 2^schema), the last before infinity being the largest number
 * there is (prometheus/prometheus model/histogram/generic.go, getBoundExponential). The whole and the broken part of the
 * exponent are raised apart, so that a bound that two schemas share is the same number in both.
 */
function boundOf(index: number, schema: number): number {
  const exponent = index * 2 ** -schema;
  const whole = Math.floor(exponent);
  return exponent === 1024 ? Number.MAX_VALUE : 2 ** (exponent - whole) * 2 ** whole;
}
