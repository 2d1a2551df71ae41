import type { Gap } from '../../objects/gap.ts';
import type { Subject } from '../entry.ts';
import type { Mood } from '../standing.ts';

/** How the conditions of many objects stand. */
export interface ConditionSummary {
  /** Types that were read, the worst first. */
  readonly types: readonly TypeSummary[];
  /** Conditions that changed most, the most restless first; undefined: nothing tells how often conditions changed. */
  readonly restless: readonly Restless[] | undefined;
  readonly gaps: readonly Gap[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** How the objects of one type stand. */
export interface TypeSummary {
  /** `plural.group` */
  readonly type: string;
  readonly objects: number;
  /** Of them, those that have no conditions at all. */
  readonly without: number;
  /** Of them, those that have a condition that says that something is wrong. */
  readonly bad: number;
  /** Of the others, those that are at work, or of which nobody knows. */
  readonly busy: number;
  /** The worst first. */
  readonly groups: readonly ConditionGroup[];
}

/** Objects of one type with the same condition of the same status and reason. */
export interface ConditionGroup {
  readonly condition: string;
  readonly status: string;
  /** undefined: further reasons, of which there are too many to name. */
  readonly reason: string | undefined;
  readonly mood: Mood;
  readonly objects: number;
  /** Times of the last change of these conditions, milliseconds since the epoch; undefined where none has one. */
  readonly changed: { readonly oldest: number; readonly newest: number } | undefined;
  /** How many of them changed within the last hour. */
  readonly recent: number;
  /** The one that changed last. */
  readonly example: { readonly namespace: string | undefined; readonly name: string };
}

/** A condition that changed its status often, as a store tells. */
export interface Restless {
  readonly subject: Subject;
  readonly condition: string;
  /** Changes of status that are known. */
  readonly changes: number;
  /** Milliseconds since the epoch: the first and the last of them. */
  readonly first: number;
  readonly last: number;
}
