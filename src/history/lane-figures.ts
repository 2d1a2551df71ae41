import type { LaneFigures, Span } from './timeline.ts';

/**
 * What the spans of a lane come to. A change of reason or message alone is none, and neither is a write of which nobody knows
 * whether it changed anything.
 * @param isComplete somebody watched all the time
 */
export function laneFigures(spans: readonly Span[], isComplete: boolean, now: number): LaneFigures {
  const stretches = stretchesOf(spans);
  const changes = stretches.filter(({ isChange }) => isChange);
  const [first, last] = [changes[0], changes.at(-1)];
  const lengths = stretches.flatMap(({ status, start, end }) =>
    status === undefined ? [] : [{ status, lasted: Math.max(0, (end ?? now) - start) }],
  );
  return {
    changes: changes.length,
    isComplete,
    longest: lengths.toSorted((a, b) => b.lasted - a.lasted)[0],
    meanBetween:
      first === undefined || last === undefined || changes.length < 2
        ? undefined
        : (last.start - first.start) / (changes.length - 1),
    since: stretches.at(-1)?.start,
  };
}

/** For how long a status was the same, whatever its reasons. Milliseconds since the epoch. */
interface Stretch {
  readonly status: string | undefined;
  readonly isAbsent: boolean;
  /** When it was so at the latest. */
  readonly start: number;
  end: number | undefined;
  /** Its status was another one before. */
  readonly isChange: boolean;
}

function stretchesOf(spans: readonly Span[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let before: Span | undefined;
  for (const span of spans) {
    const { start, end, status, isAbsent } = span;
    const open = stretches.at(-1);
    const isSame = before !== undefined && before.status === status && before.isAbsent === isAbsent;
    if (open !== undefined && isSame) open.end = end?.latest;
    else if (start !== undefined)
      stretches.push({
        status,
        isAbsent,
        start: start.latest,
        end: end?.latest,
        isChange: !isSame && !isUnsure(span, before),
      });
    before = span;
  }
  return stretches;
}

/** Nothing is known of what was before, and the time can be that of a write that left the status as it was. */
function isUnsure({ isStart }: Span, before: Span | undefined): boolean {
  return !isStart && (before === undefined || (before.status === undefined && !before.isAbsent));
}
