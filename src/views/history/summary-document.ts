import type { Subject } from '../../history/entry.ts';
import type { Mood } from '../../history/standing.ts';
import type { ConditionGroup, ConditionSummary, Restless, TypeSummary } from '../../history/summary/summary.ts';
import { type GapDocument, gapDocument } from '../gap-document.ts';
import { moment } from './moment.ts';

/** `conditions --summary -o json|yaml`. Times are RFC 3339. */
export interface ConditionSummaryDocument {
  readonly apiVersion: 'kubectl-operator/v1';
  readonly kind: 'ConditionSummary';
  readonly now: string;
  /** A type each, the worst first; types without any condition are left out. */
  readonly items: readonly TypeSummaryDocument[];
  /** Conditions that changed most often within a day, by what stores tell; absent: nothing tells how often. */
  readonly restless?: readonly RestlessDocument[];
  readonly gaps: readonly GapDocument[];
}

/** How the objects of one type stand. */
export interface TypeSummaryDocument {
  /** `plural.group` */
  readonly type: string;
  readonly objects: number;
  /** Of them, those without conditions. */
  readonly without: number;
  /** Of them, those of which a condition says that something is wrong. */
  readonly bad: number;
  /** Of the others, those that are at work, or Unknown. */
  readonly busy: number;
  readonly groups: readonly ConditionGroupDocument[];
}

/** Objects with the same condition of the same status and reason. */
export interface ConditionGroupDocument {
  readonly condition: string;
  readonly status: string;
  /** Absent: further reasons, too many to name. */
  readonly reason?: string;
  readonly mood: Mood;
  readonly objects: number;
  /** When these conditions last changed: the one that is so for longest, and the one that changed last. */
  readonly changed?: { readonly oldest: string; readonly newest: string };
  /** How many of them changed within the last hour. */
  readonly changedWithinHour: number;
  /** The one that changed last. */
  readonly example: { readonly namespace?: string; readonly name: string };
}

/** A condition that changed its status often. */
export interface RestlessDocument {
  readonly object: Subject;
  readonly condition: string;
  readonly changes: number;
  readonly first: string;
  readonly last: string;
}

/** A summary for programs. */
export function conditionSummaryDocument({ types, restless, gaps, now }: ConditionSummary): ConditionSummaryDocument {
  return {
    apiVersion: 'kubectl-operator/v1',
    kind: 'ConditionSummary',
    now: moment(now),
    items: types.map((one: TypeSummary) => ({ ...one, groups: one.groups.map(groupDocument) })),
    ...(restless === undefined ? {} : { restless: restless.map(restlessDocument) }),
    gaps: gaps.map(gapDocument),
  };
}

function groupDocument(group: ConditionGroup): ConditionGroupDocument {
  const { condition, status, reason, mood, objects, changed, recent, example } = group;
  return {
    condition,
    status,
    ...(reason === undefined ? {} : { reason }),
    mood,
    objects,
    ...(changed === undefined ? {} : { changed: { oldest: moment(changed.oldest), newest: moment(changed.newest) } }),
    changedWithinHour: recent,
    example: {
      ...(example.namespace === undefined ? {} : { namespace: example.namespace }),
      name: example.name,
    },
  };
}

function restlessDocument({ subject, condition, changes, first, last }: Restless): RestlessDocument {
  return { object: subject, condition, changes, first: moment(first), last: moment(last) };
}
