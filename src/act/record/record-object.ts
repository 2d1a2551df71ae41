import { type Difference, differences } from '../../history/recording/differences.ts';
import { fieldChanges } from '../../history/recording/field-changes.ts';
import { momentOf } from '../../history/recording/moment.ts';
import { specOf } from '../../history/recording/object-state.ts';
import { subjectOf } from '../../history/subject.ts';
import type { When } from '../../history/when.ts';
import type { JsonObject } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { NewEntry, RecordStore, StoredObject } from '../../store/records.ts';
import { isNewer } from '../../store/resource-version.ts';

/** How an object came to be seen: changed or deleted in a watch, or in a list. */
export interface Sighting {
  readonly object: KubeObject;
  readonly how: 'changed' | 'deleted' | 'unselected' | 'listed';
  /** When what is new about it can have happened. `earliest` undefined: since it was made. */
  readonly seen: When;
}

/** Where it is written down. */
export interface ObjectSink {
  readonly store: RecordStore;
  readonly cluster: number;
  readonly selector: string;
  /** Number of the list that is being read; undefined: the sightings are of a watch. */
  readonly listing: number | undefined;
  /** Leave specs out. */
  readonly specs: boolean;
}

/**
 * Writes down what happened to an object since it was stored. What the store has already, by its resourceVersion, is passed
 * over, so that no change is ever stored twice.
 * @returns entries that were added, the latest moment at which the API server said it had written something, and by how
 * many there are more objects than before
 */
export function recordObject(
  { object, how, seen }: Sighting,
  sink: ObjectSink,
): { added: number; floor: number; objects: number } {
  const { store, cluster, selector, listing } = sink;
  const { uid, resourceVersion, creationTime } = object.metadata;
  if (uid === '') return { added: 0, floor: 0, objects: 0 };
  const stored = store.find(cluster, uid);
  if (stored !== undefined && !isNewer(resourceVersion, stored.version)) {
    if (listing !== undefined && !stored.deleted) store.seen(stored.id, listing, selector);
    return { added: 0, floor: 0, objects: 0 };
  }
  // Of one that is known by its Events alone the name is theirs so far.
  const id = stored?.state === undefined ? store.object(cluster, subjectOf(object)) : stored.id;
  const spec = sink.specs && object.metadata.generation !== undefined ? specOf(object) : undefined;
  const isKnown = stored?.state !== undefined;
  const isBack = stored?.deleted === true;
  const found = differences(stored?.state, object, {
    afterHole: how === 'listed' || isBack,
    fieldChanges: () =>
      spec === undefined || stored?.spec === undefined ? undefined : fieldChanges(stored.spec, spec),
  });
  const range: When = { ...seen, earliest: earliestOf(seen.earliest, creationTime, stored) };
  const ordered = how !== 'listed' && isKnown;
  const entries = entriesOf(found.differences, range, stored, ordered);
  if (isBack)
    entries.unshift({ when: seen, ordered: false, what: { kind: 'hole', from: stored.latest, why: UNSELECTED } });
  if (how === 'deleted') entries.push({ when: notBefore(seen, entries, stored), ordered, what: { kind: 'deleted' } });
  store.add(id, entries);
  store.update(id, {
    version: resourceVersion,
    state: found.state,
    ...(isChanged(stored?.spec, spec, found.differences) ? { spec } : {}),
    selector,
    latest: Math.max(0, ...entries.map(({ when }) => when.latest)),
    deleted: how === 'deleted' || how === 'unselected',
    listing,
  });
  const stamps = found.differences.map(({ stamped }) => stamped?.earliest ?? 0);
  const isThere = how === 'changed' || how === 'listed';
  const objects = Number(isThere) - Number(isKnown && !isBack);
  return { added: entries.length, floor: Math.max(0, ...stamps), objects };
}

const UNSELECTED = 'it did not have the labels that are recorded';

/**
 * Since when what differs can have happened: all the time since it was made where it is seen for the first time, though it may
 * have come into what is watched by its labels just now; since it was last seen where it had lost them meanwhile.
 */
function earliestOf(
  seen: number | undefined,
  made: number | undefined,
  stored: StoredObject | undefined,
): number | undefined {
  const since = stored?.state === undefined ? made : stored.deleted ? stored.latest : undefined;
  if (since === undefined) return seen;
  // The time at which it was made is cut to the second.
  return seen === undefined || since + 999 < seen ? since : seen;
}

/** What happened in order, none of it ending before what is stored of the object already. */
function entriesOf(
  found: readonly Difference[],
  range: When,
  stored: StoredObject | undefined,
  ordered: boolean,
): NewEntry[] {
  const entries = found.map((one): NewEntry => ({ when: momentOf(one, range), what: one.what, ordered }));
  if (!ordered) return entries.toSorted((a, b) => a.when.latest - b.when.latest);
  let latest = stored?.latest ?? 0;
  return entries.map((entry) => {
    latest = Math.max(latest, entry.when.latest);
    return { ...entry, when: { ...entry.when, latest } };
  });
}

/** The end of an object is not before anything else of it. */
function notBefore(seen: When, entries: readonly NewEntry[], stored: StoredObject | undefined): When {
  const before = Math.max(stored?.latest ?? 0, ...entries.map(({ when }) => when.latest));
  return { ...seen, latest: Math.max(seen.latest, before) };
}

function isChanged(
  before: JsonObject | undefined,
  spec: JsonObject | undefined,
  found: readonly Difference[],
): boolean {
  return spec !== undefined && (before === undefined || found.some(({ what }) => what.kind === 'generation'));
}
