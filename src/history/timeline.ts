import type { Gap } from '../objects/gap.ts';
import type { Entry, Subject } from './entry.ts';
import type { When } from './when.ts';

/** What happened to objects, on one axis of time. */
export interface Timeline {
  /** Whose history it is: what was asked for first, then what they own. */
  readonly subjects: readonly Subject[];
  /** Oldest first; what `--since` and `--until` leave of them. */
  readonly entries: readonly Entry[];
  /** A lane a condition of a subject, in the order of subjects; spans are not cut by `--since`, figures are. */
  readonly lanes: readonly Lane[];
  /** Milliseconds since the epoch: what is shown. `from` is undefined where all is. */
  readonly period: { readonly from: number | undefined; readonly to: number };
  readonly gaps: readonly Gap[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** A condition over time. */
export interface Lane {
  readonly subject: Subject;
  /** The condition's type. */
  readonly type: string;
  /** Oldest first, one after the other; the last is what is so now. */
  readonly spans: readonly Span[];
  readonly figures: LaneFigures;
}

/** For how long a condition was what. */
export interface Span {
  /** undefined: it began before anything is known of it. */
  readonly start: When | undefined;
  /** undefined: it is so now. With the object its last span ends. */
  readonly end: When | undefined;
  /** undefined: nobody knows what it was, or there was no such condition (`isAbsent`). */
  readonly status: string | undefined;
  readonly isAbsent: boolean;
  /** Its status came with `start`; false: it was the same before, with other words; undefined: nobody knows. */
  readonly isStart: boolean | undefined;
  readonly reason: string;
  readonly message: string;
}

/** What a lane comes to. Times in milliseconds. */
export interface LaneFigures {
  /** Changes of status that are known, that from no condition at all among them. */
  readonly changes: number;
  /** False: there may be more than are known, since nothing kept watch all the time between. */
  readonly isComplete: boolean;
  /** The longest span of a status that is not the present one's, or the present one; undefined where none has a length. */
  readonly longest: { readonly status: string; readonly lasted: number } | undefined;
  /** Mean time between changes; undefined with fewer than two. */
  readonly meanBetween: number | undefined;
  /** Since when at the latest it is what it is now. */
  readonly since: number | undefined;
}
