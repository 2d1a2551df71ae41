import type { Entry } from './entry.ts';
import type { Happening } from './happening.ts';
import { createHeap } from './heap.ts';
import { type Reports, reportOf, reportsOf } from './reports.ts';
import { subjectKey } from './subject.ts';

/**
 * What comes first of things that can have happened in either order: a write of the spec comes before the operator's answer,
 * and that before what is reported about it.
 */
const RANKS: Readonly<Record<Happening['kind'], number>> = {
  created: 0,
  hole: 0,
  release: 1,
  write: 2,
  generation: 3,
  'deletion-asked': 4,
  rollout: 5,
  lease: 6,
  container: 7,
  log: 8,
  observed: 9,
  phase: 10,
  condition: 11,
  event: 12,
  deleted: 13,
};

/** The operator writes its status when it has come to the conditions in it, and no write of the spec is caused by it. */
const STATUS_WRITE = RANKS.observed - 0.5;

/** An entry with what its place depends on. */
interface Item {
  readonly entry: Entry;
  readonly earliest: number;
  /** Not before that of the entries that are known to come before it, nor after that of those that come after it. */
  readonly latest: number;
  readonly rank: number;
  /** Known to come right after this one. */
  next: Item | undefined;
  /** Whatever the order in which they were read: the same entries always come out the same. Both are made when needed. */
  subject: string | undefined;
  text: string | undefined;
  /** The one that is known to come right before it has its place, or there is none. */
  isFree: boolean;
}

/**
 * Entries from the oldest to the newest, by the second at whose end they have happened at the latest. Within a second nothing
 * comes before what is known to be older, by time or by the order of a store; where nothing is known, causes come before
 * effects, and what one source tells of an object comes in the order of that source. The order does not depend on that in
 * which they were read.
 */
export function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const seconds = Map.groupBy(itemsOf(entries, reportsOf(entries)), ({ latest }) => Math.floor(latest / 1000));
  return [...seconds].toSorted(([a], [b]) => a - b).flatMap(([, items]) => withinSecond(items));
}

/** Of one subject's entries in one store the order is known; clocks can say otherwise. */
function itemsOf(entries: readonly Entry[], reports: Reports): readonly Item[] {
  const rows = Map.groupBy(entries, (entry) =>
    entry.sequence === undefined ? '' : JSON.stringify([entry.store, subjectKey(entry.subject)]),
  );
  return [...rows].flatMap(([row, group]) => {
    if (row === '') return group.map((entry) => itemOf(entry, entry.when.latest, true, reports));
    const sorted = group.toSorted((a, b) => (a.sequence ?? 0) - (b.sequence ?? 0));
    const ends = endsOf(sorted);
    const items = sorted.map((entry, at) => itemOf(entry, ends[at] ?? entry.when.latest, at === 0, reports));
    for (const [at, item] of items.entries()) item.next = items[at + 1];
    return items;
  });
}

/**
 * When each of a row has happened at the latest: before what comes after it has, and not before what comes before it. Where
 * clocks say that it happened after what comes after it, the order counts.
 * @param row in the order that is known
 */
function endsOf(row: readonly Entry[]): readonly number[] {
  const ends: number[] = [];
  let end = Number.POSITIVE_INFINITY;
  for (const { when } of row.toReversed()) {
    const least = Math.min(end, when.latest);
    end = least < (when.earliest ?? Number.NEGATIVE_INFINITY) ? when.latest : least;
    ends.push(end);
  }
  let latest = Number.NEGATIVE_INFINITY;
  return ends.toReversed().map((one) => {
    latest = Math.max(latest, one);
    return latest;
  });
}

function itemOf(entry: Entry, latest: number, isFree: boolean, reports: Reports): Item {
  const { what, when } = entry;
  const isStatus = what.kind === 'write' && what.subresource === 'status';
  const rank = isStatus ? STATUS_WRITE : RANKS[what.kind];
  const begins = reportOf(entry, latest, reports) ?? when.earliest ?? Number.NEGATIVE_INFINITY;
  return {
    entry,
    earliest: Math.min(begins, latest),
    latest,
    rank,
    next: undefined,
    subject: undefined,
    text: undefined,
    isFree,
  };
}

function withinSecond(items: readonly Item[]): readonly Entry[] {
  const waiting = items.toSorted((a, b) => a.earliest - b.earliest);
  const ends = items.toSorted((a, b) => a.latest - b.latest);
  const members = new Set(items);
  const ready = createHeap(comesBefore);
  const placed = new Set<Item>();
  let [begun, ended] = [0, 0];
  while (placed.size < items.length) {
    // Whatever begins after the end of one that has no place yet comes after that one.
    while (placed.has(ends[ended] ?? fail())) ended++;
    const end = (ends[ended] ?? fail()).latest;
    for (let item = waiting[begun]; item !== undefined && item.earliest <= end; item = waiting[++begun])
      if (item.isFree) ready.push(item);
    const item = ready.pop() ?? fail();
    placed.add(item);
    const { next } = item;
    if (next === undefined) continue;
    next.isFree = true;
    const hasBegun = members.has(next) && next.earliest <= end;
    if (hasBegun) ready.push(next);
  }
  return [...placed].map(({ entry }) => entry);
}

function comesBefore(a: Item, b: Item): boolean {
  return (a.rank - b.rank || a.latest - b.latest || bySubject(a, b) || byTurn(a, b) || byText(a, b)) < 0;
}

function bySubject(a: Item, b: Item): number {
  a.subject ??= subjectKey(a.entry.subject);
  b.subject ??= subjectKey(b.entry.subject);
  return compared(a.subject, b.subject);
}

function byTurn(a: Item, b: Item): number {
  return (a.entry.turn ?? 0) - (b.entry.turn ?? 0);
}

function byText(a: Item, b: Item): number {
  a.text ??= JSON.stringify(a.entry);
  b.text ??= JSON.stringify(b.entry);
  return compared(a.text, b.text);
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function fail(): never {
  throw new Error('an entry is left that can come before no other');
}
