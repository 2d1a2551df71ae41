import { type Coverage, isCovered } from './coverage.ts';
import type { Entry, Subject } from './entry.ts';
import type { ConditionChange } from './happening.ts';
import { laneFigures } from './lane-figures.ts';
import { isSame } from './subject.ts';
import type { Lane, Span } from './timeline.ts';
import type { When } from './when.ts';

type Change = Entry & { readonly what: ConditionChange };

/**
 * The conditions of subjects over time. A span ends where the next change of the condition begins; before the first one
 * nothing is known, unless the change says what was before.
 * @param entries in order
 * @param now milliseconds since the epoch
 * @param covered when somebody watched: a lane that was watched from its first change on is complete
 */
export function lanesOf(
  entries: readonly Entry[],
  subjects: readonly Subject[],
  now: number,
  covered: readonly Coverage[] = [],
): readonly Lane[] {
  return subjects.flatMap((subject) => {
    const own = entries.filter((entry) => isSame(entry.subject, subject));
    const changes = own.filter(isCondition);
    const end = own.find(({ what }) => what.kind === 'deleted')?.when;
    const types = [...new Set(changes.map(({ what }) => what.type))];
    return types.map((type): Lane => {
      const spans = spansOf(
        changes.filter(({ what }) => what.type === type),
        end,
      );
      const figures = laneFigures(spans, end?.latest ?? now);
      const first = spans.find(({ start }) => start !== undefined)?.start;
      const isComplete = first !== undefined && isCovered(covered, subject, first.latest, end?.latest ?? now);
      return { subject, type, spans, figures: { ...figures, isComplete } };
    });
  });
}

function isCondition(entry: Entry): entry is Change {
  return entry.what.kind === 'condition';
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
    reason: '',
    message: '',
  };
  const spans = changes.map(
    ({ when, what }, at): Span => ({
      start: when,
      end: changes[at + 1]?.when ?? gone,
      status: what.status,
      isAbsent: what.status === undefined,
      reason: what.reason,
      message: what.message,
    }),
  );
  return [before, ...spans];
}
