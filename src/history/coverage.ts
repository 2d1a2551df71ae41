import type { Subject } from './entry.ts';
import { isSame } from './subject.ts';

/** When somebody watched an object without missing anything. Milliseconds since the epoch. */
export interface Coverage {
  readonly subject: Subject;
  readonly since: number;
  readonly until: number;
}

/** Milliseconds. A watch of a quiet type is known to go on about once a minute (bookmarks): what is younger may not be stored yet. */
export const LATENESS = 90_000;

/** Whether somebody watched all the time from one moment to another. */
export function isCovered(covered: readonly Coverage[], subject: Subject, from: number, to: number): boolean {
  let reached = from;
  const own = covered.filter((one) => isSame(one.subject, subject)).toSorted((a, b) => a.since - b.since);
  for (const { since, until } of own) if (since <= reached) reached = Math.max(reached, until);
  return reached > from && reached >= to - LATENESS;
}
