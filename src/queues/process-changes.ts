import { COUNTERS, type ProcessReading } from './reading.ts';

/** What became of a process between two of its pages. */
export type Change =
  /** Counters that fell all the same (`success of widget`). */
  | { readonly kind: 'same'; readonly backwards: readonly string[] }
  | { readonly kind: 'restarted' }
  /** The second page is of another process, as behind a Service of several pods. */
  | { readonly kind: 'other' };

/** What is to be said of pages of several processes. */
export const TWO_PROCESSES = 'the start of the process went back: two processes behind one address';

/** The start time is written down in different ways and can be off by a second. */
const SAME_START = 2000;

/** What became of the process from each page to the next. */
export function changesOf(readings: readonly ProcessReading[]): readonly Change[] {
  const firstLook = readings[0]?.earliest ?? readings[0]?.at ?? 0;
  return steps(readings).map(([before, after]): Change => {
    const backwards = fallen(before, after);
    if (before.startTime === undefined || after.startTime === undefined)
      return backwards.length > 0 ? { kind: 'restarted' } : { kind: 'same', backwards };
    const moved = after.startTime - before.startTime;
    if (Math.abs(moved) <= SAME_START) return { kind: 'same', backwards };
    // What runs since before the first look did not begin between two looks.
    return moved < 0 || after.startTime < firstLook - SAME_START ? { kind: 'other' } : { kind: 'restarted' };
  });
}

function fallen(before: ProcessReading, after: ProcessReading): string[] {
  const earlier = new Map(before.controllers.map((one) => [`${one.framework}/${one.name}`, one.counters]));
  return after.controllers.flatMap(({ name, framework, counters, perObject = [] }) => {
    const then = earlier.get(`${framework}/${name}`) ?? {};
    return COUNTERS.filter((counter) => {
      const value = counters[counter];
      return value !== undefined && value < (then[counter] ?? 0) && !perObject.includes(counter);
    }).map((counter) => `${counter} of ${name}`);
  });
}

/** Each value with the one before it. */
export function steps<T>(values: readonly T[]): [T, T][] {
  return values.slice(1).flatMap((after, at) => values.slice(at, at + 1).map((before): [T, T] => [before, after]));
}
