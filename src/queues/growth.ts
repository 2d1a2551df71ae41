import { merge, since } from '../metrics/histogram.ts';
import type { Histogram } from '../metrics/page.ts';

/** What one page says, and of whom. */
export interface Seen<T> {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Counts up where the pages begin to be of another process. */
  readonly process: number;
  /** Counts up where a process begins anew. */
  readonly life: number;
  readonly value: T;
}

/** Counters by name. */
type Counters = Readonly<Record<string, number | undefined>>;

/**
 * How much each counter grew; one that fell as the process began anew began at zero again. Of several readings one that
 * has no two of the same process is left out: it is not known.
 */
export function growth(counters: readonly Seen<Counters>[]): Record<string, number> {
  const names = new Set(
    counters.flatMap(({ value }) => Object.keys(value).filter((name) => value[name] !== undefined)),
  );
  const entries = [...names].flatMap((name): [string, number][] => {
    const own = counters.map((one) => ({ ...one, value: one.value[name] }));
    const grew = growing(own, (value) => value);
    if (grew.length === 0 && counters.length > 1) return [];
    return [[name, grew.reduce((sum, [before = 0, after]) => sum + (after < before ? after : after - before), 0)]];
  });
  return Object.fromEntries(entries);
}

/**
 * What came to a histogram.
 * @param beginsAnew it can begin anew while its process goes on; what it counted until then since the reading before is lost
 */
export function grown(histograms: readonly Seen<Histogram | undefined>[], beginsAnew = false): Histogram | undefined {
  const pairs = growing(histograms, ({ count }) => count, beginsAnew);
  return merge(pairs.map(([before, after]) => since(after, before)));
}

/**
 * Each value with the one before it of the same process. A series that came up meanwhile was nothing before; one that is
 * missing later, as where a page was cut short, is still what it was. So is one that fell in a process that goes on: some
 * of the series that it is added up from are missing.
 */
function growing<T>(
  values: readonly Seen<T | undefined>[],
  count: (value: T) => number,
  beginsAnew = false,
): [T | undefined, T][] {
  const found: [T | undefined, T][] = [];
  let last: Seen<T | undefined> | undefined;
  for (const seen of values) {
    const { process, life, value } = seen;
    if (last === undefined || last.process !== process) last = seen;
    else if (value !== undefined) {
      const before = last.value;
      const fell = before !== undefined && count(value) < count(before);
      if (fell && life === last.life && !beginsAnew) continue;
      found.push([before, value]);
      last = seen;
    }
  }
  return found;
}
