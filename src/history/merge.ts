import type { Entry } from './entry.ts';
import type { ConditionChange, EventSeen, Happening } from './happening.ts';
import { inOrder } from './order.ts';
import { subjectKey } from './subject.ts';
import { narrowed, overlap, type When, width } from './when.ts';

/** An entry, and who has told it so far. */
interface Told {
  readonly entry: Entry;
  readonly tellers: ReadonlySet<string>;
  /** Its place among all. */
  readonly at: number;
}

/**
 * Tells once what several sources tell: the same condition with the same status, the same write, at times that can be the
 * same moment. What is left is as exact as the most exact of them. Entries of one source, or of one store, are never taken for
 * one another: what a store has twice happened twice.
 */
export function merged(entries: readonly Entry[]): readonly Entry[] {
  const groups = new Map<string, ByTellers>();
  // What was seen comes first: a trace is of the last of several that it fits.
  const sorted = [...inOrder(entries.filter(wasSeen)), ...inOrder(entries.filter((one) => !wasSeen(one)))];
  for (const [at, entry] of sorted.entries()) {
    const key = identity(entry);
    const known = groups.get(key) ?? new Map<string, Told[]>();
    groups.set(key, known);
    const tellers = new Set(
      entry.sources.map((source) => (source === 'record' ? `record ${entry.store ?? ''}` : source)),
    );
    const others = [...known.values()].filter(
      ([first]) => first !== undefined && tellers.isDisjointFrom(first.tellers),
    );
    const since = reachOf(entry);
    const other =
      lastOf(others, since, (one) => isSure(one.entry) && isSameThing(entry, one.entry)) ??
      lastOf(others, since, (one) => isSameThing(entry, one.entry));
    if (other === undefined) {
      put(known, { entry, tellers, at });
      continue;
    }
    const list = known.get(tellersKey(other)) ?? [];
    list.splice(list.lastIndexOf(other), 1);
    put(known, { entry: joined(other.entry, entry), tellers: tellers.union(other.tellers), at: other.at });
  }
  const told = [...groups.values()].flatMap((known) => [...known.values()].flat().toSorted((a, b) => a.at - b.at));
  return withoutEchoes(told.map(({ entry }) => entry));
}

/** By who told it, in order: thousands of changes that one store tells need not be compared with one another. */
type ByTellers = Map<string, Told[]>;

function tellersKey({ tellers }: Pick<Told, 'tellers'>): string {
  return JSON.stringify([...tellers].sort());
}

function put(known: ByTellers, told: Told): void {
  const key = tellersKey(told);
  const list = known.get(key) ?? [];
  known.set(key, list);
  list.splice(list.findLastIndex(({ at }) => at < told.at) + 1, 0, told);
}

/** What is in order is older than what stands before it by so much at most, whatever clocks say; milliseconds. */
const DISORDER = 3_600_000;

/** Before this moment nothing can be the same thing: tens of thousands of changes of two stores need not be compared with one another. */
function reachOf({ what, when }: Entry): number {
  const isTimed = !isOnce(what) && what.kind !== 'event' && when.earliest !== undefined;
  return isTimed ? when.earliest - DISORDER : Number.NEGATIVE_INFINITY;
}

/** The last of all lists that fits, as far back as that moment. */
function lastOf(lists: readonly (readonly Told[])[], since: number, fits: (told: Told) => boolean): Told | undefined {
  let last: Told | undefined;
  for (const list of lists) {
    const found = list.findLast((told) => told.entry.when.latest < since || fits(told));
    if (found !== undefined && found.entry.when.latest >= since && found.at > (last?.at ?? -1)) last = found;
  }
  return last;
}

function wasSeen({ sources }: Entry): boolean {
  return sources.some((source) => source === 'record' || source === 'watch' || source === 'prometheus');
}

/** A change whose before and after were seen. */
function isSure({ what }: Entry): boolean {
  return what.kind === 'condition' && what.before !== undefined;
}

/** What two entries have to agree in to be the same happening. */
function identity({ subject, what }: Entry): string {
  return JSON.stringify([subjectKey(subject), what.kind, ...marks(what)]);
}

function marks(what: Happening): readonly (string | number | boolean | undefined)[] {
  switch (what.kind) {
    case 'condition':
      return [what.type, what.status];
    case 'write':
      return [what.manager, what.operation, what.subresource];
    case 'event':
      return [what.reason, what.message, what.reporter, what.earlier];
    case 'generation':
      return [what.generation];
    case 'observed':
      return [what.generation, what.condition];
    case 'created':
    case 'deletion-asked':
    case 'deleted':
      return [];
    case 'rollout':
      return [what.name, what.isAgain];
    case 'release':
      return [what.release, what.revision, what.status];
    case 'phase':
      return [what.phase, what.reason, what.of];
    case 'container':
      return [what.container, what.state];
    case 'lease':
      return [what.lease, what.holder, what.silentSince === undefined];
    case 'log':
      return [what.pod, what.text];
    case 'hole':
      return [what.from, what.only];
  }
}

function isSameThing(a: Entry, b: Entry): boolean {
  if (isOnce(a.what) || isSameEvent(a.what, b.what)) return true;
  return (
    overlap(a.what.kind === 'lease' ? widened(a.when) : a.when, b.when) &&
    isSameChange(a.what, b.what) &&
    isSameChange(b.what, a.what)
  );
}

/** Milliseconds from taking a Lease to reporting it. */
const REPORTED = 2000;

function widened({ earliest, latest }: When): When {
  return { earliest: earliest === undefined ? undefined : earliest - REPORTED, latest: latest + REPORTED };
}

/** Whether what a trace tells of a condition can be the change that was seen; what needs no trace can always be. */
function isSameChange(seen: Happening, trace: Happening): boolean {
  if (seen.kind !== 'condition' || trace.kind !== 'condition' || trace.timeOf === undefined) return true;
  const { before, status, reason, message } = seen;
  if (trace.timeOf === 'status') return before === undefined || before.status !== status;
  // Where nobody knows how times are set, the words may have come later than the status; Prometheus has none.
  const isWordless = reason === '' && message === '';
  return trace.timeOf === 'write' || isWordless || (reason === trace.reason && message === trace.message);
}

/** It happens to an object once, whatever the clocks say. */
function isOnce({ kind }: Happening): boolean {
  return kind === 'created' || kind === 'deletion-asked' || kind === 'deleted';
}

/** One Event, at two counts of it: it begins with the same second. */
function isSameEvent(a: Happening, b: Happening): boolean {
  if (a.kind !== 'event' || b.kind !== 'event' || a.first === undefined || b.first === undefined) return false;
  return Math.floor(a.first / 1000) === Math.floor(b.first / 1000);
}

/** The more exact of two, with what the other alone knows. */
function joined(a: Entry, b: Entry): Entry {
  const [best, other] = isBetter(b, a) ? [b, a] : [a, b];
  const turn = best.turn ?? other.turn;
  return {
    ...best,
    ...(turn === undefined ? {} : { turn }),
    when: whenOfBoth(best, other),
    sources: [...new Set([...a.sources, ...b.sources])],
    what: whatOfBoth(best.what, other.what),
  };
}

/** What was seen, and has a place in a store, tells more than a trace; of two states of an Event the later one does. */
function isBetter(a: Entry, b: Entry): boolean {
  if (a.what.kind === 'event' && b.what.kind === 'event' && a.what.count !== b.what.count)
    return a.what.count > b.what.count;
  if (isMeasured(a) !== isMeasured(b)) return isMeasured(b);
  const [seenA, seenB] = [wasSeen(a), wasSeen(b)];
  return seenA === seenB ? (a.sequence ?? -1) > (b.sequence ?? -1) : seenA;
}

/** Prometheus knows when, and neither reasons nor messages. */
function isMeasured({ sources }: Entry): boolean {
  return sources.every((source) => source === 'prometheus');
}

function whenOfBoth(best: Entry, other: Entry): When {
  if (best.what.kind === 'event' && other.what.kind === 'event' && best.what.count !== other.what.count)
    return best.when;
  // A store knows what the object says of the time; of another change it must not narrow this one.
  if (best.what.kind === 'condition' && wasSeen(best)) return best.when;
  if (overlap(best.when, other.when)) return narrowed(best.when, other.when);
  return width(other.when) < width(best.when) ? other.when : best.when;
}

function whatOfBoth(best: Happening, other: Happening): Happening {
  if (best.kind === 'condition' && other.kind === 'condition') return conditionOfBoth(best, other);
  if (best.kind === 'event' && other.kind === 'event') return eventOfBoth(best, other);
  if (best.kind === 'lease' && other.kind === 'lease')
    return { ...other, ...best, transitions: best.transitions ?? other.transitions };
  return best.kind === other.kind ? { ...other, ...best } : best;
}

/** What was seen to change needs nobody to say what its time is that of; since when the words are so goes with the words. */
function conditionOfBoth(best: ConditionChange, other: ConditionChange): ConditionChange {
  const { timeOf, asOf: _, ...known } = { ...other, ...best };
  const both = best.asOf === undefined ? known : { ...known, asOf: best.asOf };
  return both.before !== undefined || timeOf === undefined ? both : { ...both, timeOf };
}

function eventOfBoth(best: EventSeen, other: EventSeen): EventSeen {
  return { ...other, ...best, first: firstOfBoth(best.first, other.first) };
}

/** The earlier; of two in one second the one that was not cut to it. */
function firstOfBoth(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.floor(a / 1000) === Math.floor(b / 1000) ? Math.max(a, b) : Math.min(a, b);
}

/**
 * Leaves out conditions whose time is that of a write, where somebody who watched has seen before that they got the same
 * status, reason and message: they have only been written again.
 */
function withoutEchoes(entries: readonly Entry[]): readonly Entry[] {
  const seen = Map.groupBy(
    entries.filter((entry) => wasSeen(entry) && entry.what.kind === 'condition'),
    ({ subject }) => subjectKey(subject),
  );
  return entries.filter((entry) => {
    const { subject, when, what } = entry;
    if (what.kind !== 'condition' || what.timeOf !== 'write' || wasSeen(entry)) return true;
    const [last] = (seen.get(subjectKey(subject)) ?? [])
      .filter((one) => one.what.kind === 'condition' && one.what.type === what.type)
      .toSorted((a, b) => b.when.latest - a.when.latest);
    if (last?.what.kind !== 'condition' || last.when.latest > when.latest) return true;
    const { status, reason, message } = last.what;
    return status !== what.status || reason !== what.reason || message !== what.message;
  });
}
