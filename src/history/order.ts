import type { Entry } from './entry.ts';
import { createHeap } from './heap.ts';
import { comesBefore, type Placeable, placeable } from './precedence.ts';
import { type Reports, reportOf, reportsOf } from './reports.ts';
import { subjectKey } from './subject.ts';

/** An entry with what its place depends on. */
interface Item extends Placeable {
  readonly earliest: number;
  /** Known to come right after this one. */
  next: Item | undefined;
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
  const begins = reportOf(entry, latest, reports) ?? entry.when.earliest ?? Number.NEGATIVE_INFINITY;
  return { ...placeable(entry, latest), earliest: Math.min(begins, latest), next: undefined, isFree };
}

function withinSecond(items: readonly Item[]): readonly Entry[] {
  const waiting = items.toSorted((a, b) => a.earliest - b.earliest);
  const ends = items.toSorted((a, b) => a.latest - b.latest);
  const members = new Set(items);
  const ready = createHeap<Item>(comesBefore);
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

function fail(): never {
  throw new Error('an entry is left that can come before no other');
}
