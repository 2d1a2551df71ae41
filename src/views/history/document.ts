import { bySubject } from '../../history/by-subject.ts';
import type { Entry, Source, Subject } from '../../history/entry.ts';
import type { Lane, Span, Timeline } from '../../history/timeline.ts';
import type { When } from '../../history/when.ts';
import { type GapDocument, gapDocument } from '../gap-document.ts';
import { type HappeningDocument, happeningDocument } from './happening-document.ts';
import { moment } from './moment.ts';

/** `-o json|yaml` of `conditions`. Times are RFC 3339. */
export interface ConditionHistoryDocument {
  readonly apiVersion: 'kubectl-operator/v1';
  readonly kind: 'ConditionHistory';
  readonly now: string;
  readonly period: { readonly from?: string; readonly to: string };
  readonly items: readonly SubjectDocument[];
  readonly gaps: readonly GapDocument[];
}

/** One object's history. */
export interface SubjectDocument {
  readonly object: Subject;
  readonly lanes: readonly LaneDocument[];
  /** Oldest first. */
  readonly entries: readonly EntryDocument[];
}

/** A time that is known to lie between two; no `earliest`: at any time before. */
export interface WhenDocument {
  readonly earliest?: string;
  readonly latest: string;
}

/** Something that happened. */
export interface EntryDocument {
  readonly when: WhenDocument;
  readonly sources: readonly Source[];
  readonly what: HappeningDocument;
}

/** A condition over time. */
export interface LaneDocument {
  readonly type: string;
  readonly changes: number;
  /** False: there may have been more changes than are known. */
  readonly isComplete: boolean;
  readonly longest?: { readonly status: string; readonly seconds: number };
  readonly meanSecondsBetween?: number;
  /** Since when at the latest it has the status of its last span. */
  readonly since?: string;
  readonly spans: readonly SpanDocument[];
}

/** For how long it was what. */
export interface SpanDocument {
  readonly start?: WhenDocument;
  readonly end?: WhenDocument;
  readonly status?: string;
  readonly isAbsent: boolean;
  readonly reason: string;
  readonly message: string;
}

/** A timeline for programs. */
export function conditionHistoryDocument({
  subjects,
  entries,
  lanes,
  period,
  gaps,
  now,
}: Timeline): ConditionHistoryDocument {
  const lanesOf = bySubject(lanes, ({ subject }) => subject);
  const entriesOf = bySubject(entries, ({ subject }) => subject);
  return {
    apiVersion: 'kubectl-operator/v1',
    kind: 'ConditionHistory',
    now: moment(now),
    period: { ...(period.from === undefined ? {} : { from: moment(period.from) }), to: moment(period.to) },
    items: subjects.map((subject) => ({
      object: subject,
      lanes: lanesOf(subject).map(laneDocument),
      entries: entriesOf(subject).map(entryDocument),
    })),
    gaps: gaps.map(gapDocument),
  };
}

/** One of them, for programs. */
export function entryDocument({ when, sources, what }: Entry): EntryDocument {
  return { when: whenDocument(when), sources, what: happeningDocument(what) };
}

function laneDocument({ type, spans, figures }: Lane): LaneDocument {
  const { changes, isComplete, longest, meanBetween, since } = figures;
  return {
    type,
    changes,
    isComplete,
    ...(longest === undefined ? {} : { longest: { status: longest.status, seconds: longest.lasted / 1000 } }),
    ...(meanBetween === undefined ? {} : { meanSecondsBetween: meanBetween / 1000 }),
    ...(since === undefined ? {} : { since: moment(since) }),
    spans: spans.map(spanDocument),
  };
}

function spanDocument({ start, end, status, isAbsent, reason, message }: Span): SpanDocument {
  return {
    ...(start === undefined ? {} : { start: whenDocument(start) }),
    ...(end === undefined ? {} : { end: whenDocument(end) }),
    ...(status === undefined ? {} : { status }),
    isAbsent,
    reason,
    message,
  };
}

function whenDocument({ earliest, latest }: When): WhenDocument {
  return { ...(earliest === undefined ? {} : { earliest: moment(earliest) }), latest: moment(latest) };
}
