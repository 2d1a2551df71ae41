import type { Entry } from './entry.ts';
import type { HistoryFacts } from './facts.ts';
import { lanesOf } from './lanes.ts';
import { merged } from './merge.ts';
import { inOrder } from './order.ts';
import { TRACE_READERS } from './sources/index.ts';
import { isSame, subjectOf } from './subject.ts';
import type { Timeline } from './timeline.ts';

/** What part of the past is shown. Milliseconds since the epoch. */
export interface Period {
  readonly since: number | undefined;
  readonly until: number | undefined;
}

/** Puts all traces of objects on one axis of time: what several tell is told once, and what lies outside is left out. */
export function buildTimeline(facts: HistoryFacts, { since, until }: Period): Timeline {
  const traces = facts.objects.flatMap((object) => TRACE_READERS.flatMap((read) => read(object, facts)));
  const entries = inOrder(merged([...traces, ...facts.logs, ...facts.recorded, ...facts.measured]));
  const present = facts.objects.map(subjectOf);
  const past = (facts.known ?? []).filter((subject) => !present.some((other) => isSame(subject, other)));
  const subjects = [...present, ...past];
  const to = until ?? facts.now;
  return {
    subjects,
    entries: entries.filter((entry) => isWithin(entry, since, to)),
    lanes: lanesOf(entries, subjects, facts.now, facts.covered),
    period: { from: since, to },
    gaps: facts.gaps,
    now: facts.now,
  };
}

/** Whether any moment at which it may have happened lies within; a range that reaches in is shown. */
function isWithin({ when }: Entry, since: number | undefined, until: number): boolean {
  return when.latest >= (since ?? Number.NEGATIVE_INFINITY) && (when.earliest ?? when.latest) <= until;
}
