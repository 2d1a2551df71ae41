import type { Entry } from '../../../history/entry.ts';
import { isSame } from '../../../history/subject.ts';
import type { Lane, Span } from '../../../history/timeline.ts';
import { type When, width } from '../../../history/when.ts';

/**
 * What a condition is for a while: its status, `absent` (there is no such condition), `open` (nobody knows), or `hole`
 * (nobody recorded, and what is told of then is no more than what was before and after).
 */
export type State =
  | { readonly kind: 'status'; readonly status: string; readonly reason: string; readonly message: string }
  | { readonly kind: 'absent' | 'open' | 'hole' };

/** A state from a moment to the next, in milliseconds since the epoch. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly state: State;
}

/**
 * A lane as stretches without a gap between them, oldest first. Where a change lies somewhere between two moments, neither
 * what was before nor what came after is claimed for the time between.
 * @param grain milliseconds below which nobody sees the difference
 * @param holes entries of the timeline; holes of the lane's subject count
 */
export function stretchesOf(lane: Lane, entries: readonly Entry[], now: number, grain: number): readonly Stretch[] {
  const own: Stretch[] = [];
  for (const [at, span] of lane.spans.entries()) {
    const { from, to, state } = spanStretch(span, lane.spans[at + 1], now, grain);
    const begins = Math.max(from, own.at(-1)?.to ?? from);
    // What it was for a moment, somewhere in a time that nobody knows better, was so all the same.
    const ends = Math.max(to, span.start === undefined ? begins : begins + 1);
    if (ends > begins) own.push({ from: begins, to: ends, state });
  }
  const filled = filledUp(own);
  return holesOf(lane, entries).reduce(cutBy, filled);
}

/** The times in which nobody recorded a lane's subject. */
export function holesOf({ subject }: Pick<Lane, 'subject'>, entries: readonly Entry[]): readonly Stretch[] {
  return entries.flatMap((entry): Stretch[] => {
    const { what, when } = entry;
    if (what.kind !== 'hole' || what.only === 'events' || !isSame(entry.subject, subject)) return [];
    return [{ from: what.from, to: when.latest, state: { kind: 'hole' } }];
  });
}

function spanStretch(span: Span, next: Span | undefined, now: number, grain: number): Stretch {
  const { start, end } = span;
  const from =
    start === undefined ? Number.NEGATIVE_INFINITY : width(start) <= grain ? beginning(span) : latestBy(start, now);
  const to = end === undefined ? Math.max(now, from) : next === undefined ? end.latest : beginning(next);
  return { from, to, state: stateOf(span) };
}

/** What is read has happened by now, even where its second is not over. */
function latestBy({ earliest, latest }: When, now: number): number {
  return earliest === undefined || earliest <= now ? Math.min(latest, now) : latest;
}

/** The first moment at which it can have begun. */
function beginning({ start }: Span): number {
  return start?.earliest ?? Number.NEGATIVE_INFINITY;
}

function stateOf({ status, isAbsent, reason, message }: Span): State {
  if (status !== undefined) return { kind: 'status', status, reason, message };
  return { kind: isAbsent ? 'absent' : 'open' };
}

/** What lies between two stretches is not known. */
function filledUp(stretches: readonly Stretch[]): readonly Stretch[] {
  return stretches.flatMap((stretch, at) => {
    const last = at === 0 ? Number.NEGATIVE_INFINITY : (stretches[at - 1]?.to ?? stretch.from);
    if (last >= stretch.from) return [stretch];
    return [{ from: last, to: stretch.from, state: { kind: 'open' } as const }, stretch];
  });
}

function cutBy(stretches: readonly Stretch[], hole: Stretch): readonly Stretch[] {
  const kept = stretches.flatMap((stretch) => {
    const before = { ...stretch, to: Math.min(stretch.to, hole.from) };
    const after = { ...stretch, from: Math.max(stretch.from, hole.to) };
    return [before, after].filter(({ from, to }) => from < to);
  });
  return [...kept, hole].toSorted((a, b) => a.from - b.from);
}
