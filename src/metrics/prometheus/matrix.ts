import { arrayAt, type Json, type JsonObject, objectsAt, stringAt, stringMapAt } from '../../objects/json.ts';
import { joinBuckets } from '../join-buckets.ts';
import type { Bucket, Histogram } from '../page.ts';
import { parseNumber } from '../text/parse-number.ts';

/** One series and what it was at some times, in milliseconds since the epoch, ascending. */
export interface TimedSeries {
  readonly name: string;
  /** Without the name. */
  readonly labels: Readonly<Record<string, string>>;
  readonly values: readonly (readonly [at: number, value: number])[];
  readonly histograms: readonly (readonly [at: number, histogram: Histogram])[];
}

/** The series of a matrix, as a range query answers it; what cannot be understood is left out. */
export function matrixOf(data: Json | undefined): readonly TimedSeries[] {
  return objectsAt(data, 'result').map((series) => {
    const { __name__: name = '', ...labels } = stringMapAt(series, 'metric');
    return {
      name,
      labels,
      values: timed(series, 'values', (value) => (typeof value === 'string' ? parseNumber(value) : undefined)),
      histograms: timed(series, 'histograms', nativeHistogram),
    };
  });
}

/** Pairs of a time in seconds and something. */
function timed<T>(series: JsonObject, key: string, read: (value: Json | undefined) => T | undefined): [number, T][] {
  return arrayAt(series, key).flatMap((pair): [number, T][] => {
    if (!Array.isArray(pair)) return [];
    const [seconds, raw] = pair;
    const value = read(raw);
    return typeof seconds === 'number' && value !== undefined ? [[Math.round(seconds * 1000), value]] : [];
  });
}

/**
 * A native histogram. Its buckets are [rule, lower bound, upper bound, count]; the rule, which bound belongs to the bucket,
 * is not told apart here. The zero bucket begins at 0 where there is nothing below it.
 */
function nativeHistogram(value: Json | undefined): Histogram | undefined {
  const count = parseNumber(stringAt(value, 'count') ?? '');
  const sum = parseNumber(stringAt(value, 'sum') ?? '');
  const buckets = arrayAt(value, 'buckets').map(bucketOf);
  if (count === undefined || sum === undefined || buckets.some((bucket) => bucket === undefined)) return undefined;
  const all = buckets.flatMap((bucket) => bucket ?? []);
  const hasNegative = all.some(({ upTo }) => upTo < 0);
  const fromZero = all.map((bucket) =>
    bucket.over < 0 && bucket.upTo > 0 && !hasNegative ? { ...bucket, over: 0 } : bucket,
  );
  return { count, sum, buckets: joinBuckets(fromZero), form: 'native' };
}

function bucketOf(value: Json): Bucket | undefined {
  const [, over, upTo, count] = Array.isArray(value)
    ? value.map((each) => (typeof each === 'string' ? parseNumber(each) : undefined))
    : [];
  if (over === undefined || upTo === undefined || count === undefined) return undefined;
  return over <= upTo && count >= 0 ? { over, upTo, count } : undefined;
}
