import type { When } from '../../history/when.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Store } from '../../store/open-store.ts';
import type { ListTime, Position } from '../../store/positions.ts';
import type { UnlistedObject } from '../../store/records.ts';
import { recordEvent } from './record-event.ts';
import { recordObject, type Sighting } from './record-object.ts';
import { type Arrival, kindKey, storedScope, type WatchedScope } from './scope.ts';

/** How far the API server's cache, from which watches are fed, may be behind when it sends a bookmark, in milliseconds. */
const CACHE_LAG = 1000;

/** What was written in one go. */
export interface Written {
  /** That a watch told. */
  readonly changes: number;
  readonly entries: number;
  /** By how many there are more objects than before. */
  readonly objects: number;
}

/** Writes down what happens in one scope. Every method is one transaction, and throws where it cannot be written. */
export interface ScopeWriter {
  position(): Position;
  /** Objects of the scope that are there, as far as the store knows; of Events 0. */
  count(): number;
  write(arrivals: readonly Arrival[]): Written;
  /** What is stored has numbers that the cluster has yet to come to: whatever a list says of objects counts. */
  rewind(): void;
  /** A list begins: from here on the old position counts for nothing. Answers the list's number. */
  beginList(): number;
  writePage(objects: readonly KubeObject[], listing: number, at: number): Written;
  /** Objects that are stored, and that the list has not had so far. */
  unlisted(listing: number): readonly UnlistedObject[];
  /**
   * All objects were listed: those that were not are gone, or, where they are among `unselected` (uids), lost their labels.
   * Where something was recorded before there is a hole now, until the list was told, and `why` says why.
   */
  endList(
    listing: number,
    resourceVersion: string,
    time: ListTime,
    why: string,
    unselected?: ReadonlySet<string>,
  ): Written & { readonly isHole: boolean };
}

/** @param cluster the store's id of it */
export function scopeWriter(store: Store, cluster: number, scope: WatchedScope, specs: boolean): ScopeWriter {
  const { records, positions } = store;
  const stored = storedScope(scope);
  const selector = scope.labelSelector ?? '';
  const position = () => positions.get(cluster, stored);
  const transaction = <T>(work: () => T) => {
    store.check();
    return records.transaction(work);
  };
  const { eventsOf } = scope;
  const eventSink = {
    store: records,
    cluster,
    isWanted: (group: string, kind: string) => eventsOf?.has(kindKey({ group, kind })) ?? false,
    knownOnly: selector !== '',
  };
  const sighted = (sighting: Sighting, listing?: number) => {
    if (eventsOf === undefined) return recordObject(sighting, { store: records, cluster, selector, listing, specs });
    return { added: sighting.how === 'deleted' ? 0 : recordEvent(sighting.object, eventSink), floor: 0, objects: 0 };
  };
  const unlisted = (listing: number) =>
    eventsOf === undefined ? records.unlisted(cluster, { ...stored, selector }, listing) : [];
  return {
    position: () => transaction(position),
    unlisted: (listing) => transaction(() => unlisted(listing)),
    count: () => (eventsOf === undefined ? records.count(cluster, { ...stored, selector }) : 0),
    write: (arrivals) =>
      transaction(() => {
        const { id } = position();
        let floor = positions.coveredUntil(id) ?? 0;
        let [entries, objects] = [0, 0];
        let version = '';
        for (const arrival of arrivals) {
          version = arrival.kind === 'position' ? arrival.resourceVersion : arrival.object.metadata.resourceVersion;
          if (arrival.kind === 'position') {
            floor = Math.max(floor, arrival.at - CACHE_LAG);
            continue;
          }
          const seen: When = { earliest: floor, latest: Math.max(floor, arrival.at) };
          const done = sighted({ object: arrival.object, how: arrival.kind, seen });
          entries += done.added;
          objects += done.objects;
          // Whatever comes after this write was written after it.
          floor = Math.max(floor, Math.min(done.floor, arrival.at));
        }
        positions.advance(id, version, floor);
        return { changes: arrivals.filter(({ kind }) => kind !== 'position').length, entries, objects };
      }),
    rewind: () =>
      transaction(() =>
        eventsOf === undefined
          ? records.forgetVersions(cluster, { ...stored, selector })
          : records.forgetEventVersions(cluster),
      ),
    beginList: () => transaction(() => positions.list(position().id)),
    writePage: (objects, listing, at) =>
      transaction(() => {
        const seen: When = { earliest: positions.coveredUntil(position().id), latest: at };
        const done = objects.map((object) => sighted({ object, how: 'listed', seen }, listing));
        const sum = (count: (one: (typeof done)[number]) => number) => done.reduce((all, one) => all + count(one), 0);
        return { changes: 0, entries: sum(({ added }) => added), objects: sum((one) => one.objects) };
      }),
    endList: (listing, resourceVersion, time, why, unselected = new Set()) =>
      transaction(() => {
        const { id } = position();
        const earliest = positions.coveredUntil(id);
        const gone = unlisted(listing);
        let entries = 0;
        for (const { id: object, ...was } of gone) {
          if (!unselected.has(was.uid)) {
            records.add(object, [{ when: { earliest, latest: time.told }, what: { kind: 'deleted' }, ordered: false }]);
            entries += 1;
          }
          records.update(object, {
            ...was,
            // What else is told of it up to the list is passed over: another recorder may be behind.
            version: resourceVersion,
            spec: undefined,
            selector,
            latest: time.told,
            deleted: true,
            listing,
          });
        }
        positions.begin(id, resourceVersion, time, why);
        return { changes: 0, entries, objects: -gone.length, isHole: earliest !== undefined };
      }),
  };
}
