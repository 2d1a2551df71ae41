import type { Gap } from '../../objects/gap.ts';
import type { Attempted, NextAttempt, Statement } from '../../queues/object/object-queue.ts';
import { type GapDocument, gapDocument } from '../gap-document.ts';
import { type ObjectDocument, objectDocument } from '../object-document.ts';
import type { OwnedQueue } from './object-text.ts';

/** `-o json|yaml` of `queue TYPE/NAME`. Times are RFC 3339. */
export interface QueuedObjectsDocument {
  readonly apiVersion: 'kubectl-operator/v1';
  readonly kind: 'QueuedObjects';
  readonly items: readonly QueuedObjectDocument[];
  readonly gaps: readonly GapDocument[];
}

/** One object in the queues of those who work on it. */
export interface QueuedObjectDocument {
  readonly object: ObjectDocument;
  readonly operator?: { readonly namespace: string; readonly name: string; readonly framework: string };
  /** By whose rules it is tried again. */
  readonly retrier: string;
  /** Those that need somebody first; empty where no failed attempt is known. */
  readonly attempts: readonly AttemptedDocument[];
  /** Where no failed attempt is known: whether that says that there is none. */
  readonly quiet?: { readonly isKnown: boolean; readonly why: string };
  readonly seen: readonly StatementDocument[];
}

/** How one controller, or one handler of kopf, is doing with the object. */
export interface AttemptedDocument {
  readonly by?: string;
  readonly state: Attempted['state'];
  /** Failures in a row; no `to`: any number from there on. */
  readonly attempts?: { readonly from: number; readonly to?: number };
  /** Whether they were counted; an estimate where not. */
  readonly counted: boolean;
  readonly since?: string;
  /** Whether there may be failures before that. */
  readonly sinceIsOpen: boolean;
  readonly last?: string;
  readonly error?: string;
  readonly next: NextDocument;
  readonly basis: readonly StatementDocument[];
}

/** When it is tried next: `exact` as it stands on the object, `window` an estimate. */
export type NextDocument =
  | { readonly kind: 'exact'; readonly at: string }
  | {
      readonly kind: 'window';
      readonly from: string;
      readonly to: string;
      readonly late: boolean;
      readonly rule: string;
    }
  | { readonly kind: 'overdue'; readonly since: string }
  | { readonly kind: 'given-up'; readonly since: string; readonly again?: string; readonly rule: string }
  | { readonly kind: 'unknown' };

/** Something that was seen. */
export interface StatementDocument {
  readonly text: string;
  readonly source: string;
  readonly time?: string;
}

/** The objects for programs. */
export function queuedObjectsDocument(queues: readonly OwnedQueue[], gaps: readonly Gap[]): QueuedObjectsDocument {
  return {
    apiVersion: 'kubectl-operator/v1',
    kind: 'QueuedObjects',
    items: queues.map(({ queue, operator }) => ({
      object: objectDocument(queue.object),
      ...(operator === undefined
        ? {}
        : { operator: { namespace: operator.namespace, name: operator.name, framework: operator.framework } }),
      retrier: queue.retrier,
      attempts: queue.attempts.map(attemptedDocument),
      ...(queue.quiet === undefined ? {} : { quiet: queue.quiet }),
      seen: queue.seen.map(statementDocument),
    })),
    gaps: gaps.map(gapDocument),
  };
}

function attemptedDocument(one: Attempted): AttemptedDocument {
  const { by, state, attempts, isCounted, since, isSinceOpen, last, error, next, basis } = one;
  return {
    ...(by === undefined ? {} : { by }),
    state,
    ...(attempts === undefined
      ? {}
      : { attempts: { from: attempts.from, ...(attempts.to === undefined ? {} : { to: attempts.to }) } }),
    counted: isCounted,
    ...(since === undefined ? {} : { since: moment(since) }),
    sinceIsOpen: isSinceOpen,
    ...(last === undefined ? {} : { last: moment(last) }),
    ...(error === undefined ? {} : { error }),
    next: nextDocument(next),
    basis: basis.map(statementDocument),
  };
}

function nextDocument(next: NextAttempt): NextDocument {
  switch (next.kind) {
    case 'exact':
      return { kind: 'exact', at: moment(next.at) };
    case 'window':
      return { kind: 'window', from: moment(next.from), to: moment(next.to), late: next.late, rule: next.basis };
    case 'overdue':
      return { kind: 'overdue', since: moment(next.since) };
    case 'given-up': {
      const again = next.again === undefined ? {} : { again: moment(next.again) };
      return { kind: 'given-up', since: moment(next.since), ...again, rule: next.basis };
    }
    case 'unknown':
      return { kind: 'unknown' };
  }
}

function statementDocument({ text, source, time }: Statement): StatementDocument {
  return { text, source, ...(time === undefined ? {} : { time: moment(time) }) };
}

function moment(time: number): string {
  return new Date(time).toISOString();
}
