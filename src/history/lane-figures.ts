import type { LaneFigures, Span } from './timeline.ts';

/** What the spans of a lane come to. A change of reason or message alone is none. */
export function laneFigures(spans: readonly Span[], now: number): LaneFigures {
  const known = withoutRepeats(spans).filter(({ start }) => start !== undefined);
  const [first] = known;
  const last = known.at(-1);
  const lengths = known.flatMap(({ start, end, status }) =>
    start === undefined || status === undefined ? [] : [{ status, lasted: (end?.latest ?? now) - start.latest }],
  );
  const changes = known.length;
  const firstAt = first?.start?.latest;
  const lastAt = last?.start?.latest;
  return {
    changes,
    isComplete: false,
    longest: lengths.toSorted((a, b) => b.lasted - a.lasted)[0],
    meanBetween:
      changes < 2 || firstAt === undefined || lastAt === undefined ? undefined : (lastAt - firstAt) / (changes - 1),
    since: lastAt,
  };
}

function withoutRepeats(spans: readonly Span[]): readonly Span[] {
  return spans.filter((span, at) => {
    const before = spans[at - 1];
    return before === undefined || before.status !== span.status || before.isAbsent !== span.isAbsent;
  });
}
