import { bySubject } from './by-subject.ts';
import { type Coverage, isCovered } from './coverage.ts';
import type { Entry, Subject } from './entry.ts';
import type { ConditionChange } from './happening.ts';
import { type LaneCircumstances, laneFigures } from './lane-figures.ts';
import type { Lane, Span } from './timeline.ts';
import type { When } from './when.ts';

type Change = Entry & { readonly what: ConditionChange };

/** What lanes depend on beside entries. Milliseconds since the epoch. */
export interface LaneBounds {
  readonly now: number;
  /** Figures are those from then on; undefined: of all that is known. */
  readonly since: number | undefined;
}

/**
 * The conditions of subjects over time. A span ends where the next change of the condition begins; before the first one
 * nothing is known, unless the change says what was before.
 * @param entries in order
 * @param covered when somebody watched: a lane that was watched from its first change on is complete
 */
export function lanesOf(
  entries: readonly Entry[],
  subjects: readonly Subject[],
  { now, since }: LaneBounds,
  covered: readonly Coverage[] = [],
): readonly Lane[] {
  const everywhere = holesIn(entries.filter((entry) => entry.subject.name === ''));
  const entriesOf = bySubject(entries, ({ subject }) => subject);
  return subjects.flatMap((subject) => {
    const own = entriesOf(subject);
    const end = own.find(({ what }) => what.kind === 'deleted')?.when;
    const holes = [...everywhere, ...holesIn(own)];
    const byType = Map.groupBy(own.filter(isCondition), ({ what }) => what.type);
    return [...byType].map(([type, changes]): Lane => {
      const spans = spansOf(changes, end);
      const last = changes.at(-1);
      const confirmed = last?.sources.includes('status') ? last.when.latest : undefined;
      const until = end?.latest ?? now;
      const first = spans.find(({ start }) => start !== undefined)?.start;
      const isUnseen = holes.some(({ to }) => to > (first?.latest ?? 0)) || changes.slice(1).some(hasNoBefore);
      const isComplete = !isUnseen && first !== undefined && isCovered(covered, subject, first.latest, until);
      return { subject, type, spans, figures: laneFigures(spans, { isComplete, confirmed, holes, until, since }) };
    });
  });
}

/** When nobody recorded; a hole without a name is one of all objects. */
function holesIn(entries: readonly Entry[]): LaneCircumstances['holes'] {
  return entries.flatMap(({ what, when }) =>
    what.kind === 'hole' && what.only === undefined ? [{ from: what.from, to: when.latest }] : [],
  );
}

function isCondition(entry: Entry): entry is Change {
  return entry.what.kind === 'condition';
}

/** Nobody saw the change itself. */
function hasNoBefore({ what }: Change): boolean {
  return what.before === undefined;
}

/** @param gone when the object went, and its conditions with it */
function spansOf(changes: readonly Change[], gone: When | undefined): readonly Span[] {
  const [first] = changes;
  if (first === undefined) return [];
  const before: Span = {
    start: undefined,
    end: first.when,
    status: first.what.before?.status,
    isAbsent: first.what.before !== undefined && first.what.before.status === undefined,
    isStart: undefined,
    reason: '',
    message: '',
  };
  const spans = changes.map(
    ({ when, what }, at): Span => ({
      start: when,
      end: changes[at + 1]?.when ?? gone,
      status: what.status,
      isAbsent: what.status === undefined,
      isStart: isStart(what),
      reason: what.reason,
      message: what.message,
    }),
  );
  return [before, ...spans];
}

function isStart({ before, status, timeOf }: ConditionChange): Span['isStart'] {
  if (before === undefined) return timeOf === 'status' ? true : undefined;
  return before.status !== status;
}
