import type { Bucket } from './page.ts';

/**
 * Brings buckets of several histograms to common bounds and adds up their counts. Buckets that overlap become one that
 * spans them, so that every value still lies where a bucket says. For native histograms this is the coarser of two
 * schemas, since the bounds of one are among those of the next finer; for classic ones it is what two sets of bounds
 * share.
 *
 * @returns ascending, without those that come to 0; a count is below 0 where those of `buckets` were.
 */
export function joinBuckets(buckets: readonly Bucket[]): Bucket[] {
  const sorted = buckets
    .filter(({ count }) => count !== 0)
    .sort((one, other) => one.over - other.over || one.upTo - other.upTo);
  const joined: Bucket[] = [];
  for (const bucket of sorted) {
    const last = joined.at(-1);
    // The same beginning is an overlap even where one of them has no width, as a zero bucket can.
    if (last !== undefined && (bucket.over < last.upTo || bucket.over === last.over)) {
      const upTo = Math.max(last.upTo, bucket.upTo);
      joined[joined.length - 1] = { over: last.over, upTo, count: last.count + bucket.count };
    } else joined.push(bucket);
  }
  return joined.filter(({ count }) => count !== 0);
}
