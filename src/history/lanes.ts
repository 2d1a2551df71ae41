import type { Entry, Subject } from './entry.ts';
import type { ConditionChange } from './happening.ts';
import { laneFigures } from './lane-figures.ts';
import { isSame } from './subject.ts';
import type { Lane, Span } from './timeline.ts';

type Change = Entry & { readonly what: ConditionChange };

/**
 * The conditions of subjects over time. A span ends where the next change of the condition begins; before the first one
 * nothing is known, unless the change says what was before.
 * @param entries in order
 * @param now milliseconds since the epoch
 */
export function lanesOf(entries: readonly Entry[], subjects: readonly Subject[], now: number): readonly Lane[] {
  return subjects.flatMap((subject) => {
    const changes = entries.filter(isCondition).filter((entry) => isSame(entry.subject, subject));
    const types = [...new Set(changes.map(({ what }) => what.type))];
    return types.map((type): Lane => {
      const spans = spansOf(changes.filter(({ what }) => what.type === type));
      return { subject, type, spans, figures: laneFigures(spans, now) };
    });
  });
}

function isCondition(entry: Entry): entry is Change {
  return entry.what.kind === 'condition';
}

function spansOf(changes: readonly Change[]): readonly Span[] {
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
      end: changes[at + 1]?.when,
      status: what.status,
      isAbsent: what.status === undefined,
      reason: what.reason,
      message: what.message,
    }),
  );
  return [before, ...spans];
}
