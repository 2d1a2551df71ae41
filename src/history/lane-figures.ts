import type { LaneFigures, Span } from './timeline.ts';

/** What figures depend on beside the spans. Times in milliseconds since the epoch. */
export interface LaneCircumstances {
  /** Somebody watched all the time. */
  readonly isComplete: boolean;
  /** When the object itself says that it last changed, milliseconds since the epoch; undefined where it does not say. */
  readonly confirmed: number | undefined;
  /** When nobody did who did before and after: what was so at both ends need not have been so all the time. */
  readonly holes: readonly { readonly from: number; readonly to: number }[];
  /** The present, or when the object went. */
  readonly until: number;
  /** Changes and lengths are those from then on; undefined: all. */
  readonly since: number | undefined;
}

/**
 * What the spans of a lane come to. A change of reason or message alone is none, and neither is a write of which nobody knows
 * whether it changed anything.
 */
export function laneFigures(spans: readonly Span[], circumstances: LaneCircumstances): LaneFigures {
  const { isComplete, confirmed, holes, until, since = Number.NEGATIVE_INFINITY } = circumstances;
  const stretches = stretchesOf(spans, holes);
  const changes = stretches.filter(({ isChange, start }) => isChange && start >= since);
  const [first, latest] = [changes[0], changes.at(-1)];
  const last = stretches.at(-1);
  const lengths = stretches.flatMap(({ status, start, end }) =>
    status === undefined || (end ?? until) < since
      ? []
      : withoutHoles(Math.max(start, since), end ?? until, holes).map((lasted) => ({
          status,
          lasted: Math.max(0, lasted),
        })),
  );
  return {
    changes: changes.length,
    isComplete,
    longest: lengths.toSorted((a, b) => b.lasted - a.lasted)[0],
    meanBetween:
      first === undefined || latest === undefined || changes.length < 2
        ? undefined
        : (latest.start - first.start) / (changes.length - 1),
    since:
      last === undefined
        ? undefined
        : Math.max(last.start, ...(confirmed === last.start ? [] : endsAfter(last.start, holes))),
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

function stretchesOf(spans: readonly Span[], holes: LaneCircumstances['holes']): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let before: Span | undefined;
  for (const span of spans) {
    const { start, end, status, isAbsent } = span;
    const open = stretches.at(-1);
    const isSame = before !== undefined && before.status === status && before.isAbsent === isAbsent;
    const isSeen = open !== undefined && !holes.some(({ from, to }) => to > open.start && from < (start?.latest ?? 0));
    const goesOn = isSame && span.isStart !== true && (span.isStart === false || isSeen);
    if (open !== undefined && goesOn) open.end = end?.latest;
    else if (start !== undefined)
      stretches.push({ status, isAbsent, start: start.latest, end: end?.latest, isChange: isChange(span, before) });
    before = span;
  }
  return stretches;
}

/** When holes ended that reach beyond a moment: what was so before need not have been so in them. */
function endsAfter(moment: number, holes: LaneCircumstances['holes']): number[] {
  return holes.flatMap(({ to }) => (to > moment ? [to] : []));
}

/** How long the parts of a stretch are that holes leave of it. */
function withoutHoles(start: number, end: number, holes: LaneCircumstances['holes']): number[] {
  const within = holes.filter(({ from, to }) => to > start && from < end).toSorted((a, b) => a.from - b.from);
  const lengths: number[] = [];
  let begin = start;
  for (const { from, to } of within) {
    lengths.push(from - begin);
    begin = Math.max(begin, to);
  }
  return [...lengths, end - begin];
}

/** Whether the status was another one before: a time can be that of a write that left it as it was. */
function isChange({ isStart, status, isAbsent }: Span, before: Span | undefined): boolean {
  if (isStart !== undefined) return isStart;
  if (before === undefined || (before.status === undefined && !before.isAbsent)) return false;
  return before.status !== status || before.isAbsent !== isAbsent;
}
