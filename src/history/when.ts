/**
 * When something happened, as far as it is known: not before `earliest` and not after `latest`, both in milliseconds since
 * the epoch. Most times in Kubernetes are cut to the second (apimachinery pkg/apis/meta/v1/time.go, Time), so that even an
 * exact one is a range of a second.
 */
export interface When {
  /** undefined: it may have happened at any time before. */
  readonly earliest: number | undefined;
  readonly latest: number;
}

/** The last moment that can be written (ECMA-262, Time Values and Time Range). */
const LAST = 8.64e15;

/** A time that was cut to the second: it happened in that second. */
export function inSecond(time: number): When {
  return { earliest: time, latest: Math.min(time + 999, LAST) };
}

/** A time that is known to the millisecond, as MicroTime and our own clock are. */
export function exactly(time: number): When {
  return { earliest: time, latest: time };
}

/** A time of which the text tells how exact it is: `2026-01-02T03:04:05Z` is a second, with a fraction it is that moment. */
export function whenOf(text: string | undefined): When | undefined {
  if (text === undefined) return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time)) return undefined;
  return /[:\d]\d\.\d/.test(text) ? exactly(time) : inSecond(time);
}

/** Somewhere between two times. */
export function between(earliest: number | undefined, latest: number): When {
  return { earliest: earliest === undefined ? undefined : Math.min(earliest, latest), latest };
}

/** Whether two things may have happened at the same moment. */
export function overlap(a: When, b: When): boolean {
  return (a.earliest ?? Number.NEGATIVE_INFINITY) <= b.latest && (b.earliest ?? Number.NEGATIVE_INFINITY) <= a.latest;
}

/** Milliseconds in which it may have happened; Infinity where it has no beginning. */
export function width({ earliest, latest }: When): number {
  return earliest === undefined ? Number.POSITIVE_INFINITY : latest - earliest;
}

/** What two statements about the same moment leave of it; they must overlap. */
export function narrowed(a: When, b: When): When {
  const starts = [a.earliest, b.earliest].filter((time) => time !== undefined);
  return { earliest: starts.length === 0 ? undefined : Math.max(...starts), latest: Math.min(a.latest, b.latest) };
}
