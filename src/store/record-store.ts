import type { DatabaseSync } from 'node:sqlite';
import type { Subject } from '../history/entry.ts';
import type { Happening } from '../history/happening.ts';
import type { ObjectState } from '../history/recording/object-state.ts';
import type { When } from '../history/when.ts';
import type { JsonObject } from '../objects/json.ts';
import { deflated, inflated } from './compressed.ts';
import { fieldSetWriter } from './field-sets.ts';
import { numberOf, textOf } from './rows.ts';

/** A cluster as the store knows it: by the uid of its namespace kube-system, which no other has. */
export interface ClusterIdentity {
  readonly uid: string;
  /** What people call it: context or server. */
  readonly name: string;
}

/** An object of the store, with the state that its next change is compared with. */
export interface StoredObject {
  readonly id: number;
  /** resourceVersion of the state; '' where there is none. */
  readonly version: string;
  readonly state: ObjectState | undefined;
  /** Its spec as of then; undefined where specs are not kept. */
  readonly spec: JsonObject | undefined;
  /** Before this time nothing more of it can have happened: `latest` of its last entry. */
  readonly latest: number;
  readonly deleted: boolean;
}

/** What of an object changes with what happens to it. */
export interface ObjectUpdate {
  readonly version: string;
  readonly state: ObjectState | undefined;
  /** undefined: as it was. */
  readonly spec?: JsonObject | undefined;
  readonly selector: string;
  readonly latest: number;
  readonly deleted: boolean;
  /** Number of the list that has it; undefined: it comes from a watch, and no list that is being read can miss it. */
  readonly listing: number | undefined;
}

/** Something that happened, on its way into the store. */
export interface NewEntry {
  readonly when: When;
  readonly what: Happening;
  /** It follows what was stored of the object before: their numbers tell the order. */
  readonly ordered: boolean;
  /** uid of the Event that tells it. */
  readonly event?: string;
}

/** The objects of a type; a namespace of '' is all of them. */
interface ObjectScope {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly selector: string;
}

/** What is asked of the store while changes are written down; all of it within `transaction`. */
export interface RecordStore {
  /** After something was taken out: what is remembered of the file may be gone. */
  forget(): void;
  /** All that `work` writes is there afterwards, or, where it throws, none of it. */
  transaction<T>(work: () => T): T;
  cluster(identity: ClusterIdentity): number;
  find(cluster: number, uid: string): StoredObject | undefined;
  /** The id of the object, which is made where it is not known. */
  object(cluster: number, subject: Subject): number;
  /** An object of that name that was not deleted. */
  findByName(cluster: number, subject: Subject): number | undefined;
  update(object: number, update: ObjectUpdate): void;
  /** Says that a list had the object, as it is stored. */
  seen(object: number, listing: number, selector: string): void;
  add(object: number, entries: readonly NewEntry[]): void;
  /** resourceVersion of an Event that is in. */
  eventVersion(cluster: number, uid: string): string | undefined;
  keepEvent(cluster: number, uid: string, version: string, latest: number): void;
  /** Whatever resourceVersion the objects of a type have next counts as newer. */
  forgetVersions(cluster: number, scope: ObjectScope): void;
  /** The same of Events. */
  forgetEventVersions(cluster: number): void;
  /** Objects of a type that are there. */
  count(cluster: number, scope: ObjectScope): number;
  /** Objects of a type that are not known to be deleted and were neither in the list nor in a later one. */
  unlisted(cluster: number, scope: ObjectScope, listing: number): readonly UnlistedObject[];
}

/** An object that is stored, and that a list did not have. */
export interface UnlistedObject extends StoredObject {
  readonly name: string;
  /** '' where it is cluster-scoped. */
  readonly namespace: string;
  readonly uid: string;
}

/** What is asked of an open store. */
export function recordStore(database: DatabaseSync): RecordStore {
  const sql = (text: string) => database.prepare(text);
  const COLUMNS = 'id, version, state, spec, latest, deleted, name, namespace, uid';
  const begin = sql('BEGIN IMMEDIATE');
  const commit = sql('COMMIT');
  const addCluster = sql(
    'INSERT INTO clusters (uid, name) VALUES (?, ?) ON CONFLICT (uid) DO UPDATE SET name = excluded.name RETURNING id',
  );
  const findObject = sql(`SELECT ${COLUMNS} FROM objects WHERE cluster = ? AND uid = ?`);
  const named = sql(
    'SELECT id FROM objects WHERE cluster = ? AND kind = ? AND name = ? AND namespace = ? AND groupname = ? AND deleted = 0 ORDER BY id DESC',
  );
  const addObject = sql(
    `INSERT INTO objects (cluster, groupname, kind, namespace, name, uid, version, selector, latest, deleted, listing)
     VALUES (?, ?, ?, ?, ?, ?, '', '', 0, 0, 0) ON CONFLICT (cluster, uid) DO UPDATE SET kind = excluded.kind RETURNING id`,
  );
  const setObject = sql(
    'UPDATE objects SET version = ?, state = ?, selector = ?, latest = max(latest, ?), deleted = ?, listing = max(listing, coalesce(?, (SELECT max(listing) FROM positions), 0)) WHERE id = ?',
  );
  const setSpec = sql('UPDATE objects SET spec = ? WHERE id = ?');
  const setSeen = sql('UPDATE objects SET listing = max(listing, ?), selector = ? WHERE id = ?');
  const addEntry = sql(
    'INSERT INTO entries (object, earliest, latest, ordered, event, fields, what) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const findEvent = sql('SELECT version FROM events WHERE cluster = ? AND uid = ?');
  const setEvent = sql(
    'INSERT INTO events (cluster, uid, version, latest) VALUES (?, ?, ?, ?) ON CONFLICT (cluster, uid) DO UPDATE SET version = excluded.version, latest = excluded.latest',
  );
  const present = `FROM objects WHERE cluster = ? AND groupname = ? AND kind = ? AND (? = '' OR namespace = ?)
     AND selector = ? AND deleted = 0 AND state IS NOT NULL`;
  const counted = sql(`SELECT count(*) AS count ${present}`);
  const notListed = sql(`SELECT ${COLUMNS} ${present} AND listing < ?`);
  const fieldSets = fieldSetWriter(database);
  return {
    forget: fieldSets.forget,
    transaction(work) {
      begin.run();
      try {
        const result = work();
        commit.run();
        return result;
      } catch (error) {
        // A full disk has rolled back already.
        if (database.isTransaction) database.exec('ROLLBACK');
        fieldSets.forget();
        throw error;
      }
    },
    cluster: ({ uid, name }) => numberOf(addCluster.get(uid, name), 'id'),
    find: (cluster, uid) => storedObject(findObject.get(cluster, uid)),
    object: (cluster, subject) => {
      const { group, kind, namespace = '', name } = subject;
      return numberOf(addObject.get(cluster, group, kind, namespace, name, uidOf(subject)), 'id');
    },
    findByName: (cluster, { group, kind, namespace = '', name }) => {
      const row = named.get(cluster, kind, name, namespace, group);
      return row === undefined ? undefined : numberOf(row, 'id');
    },
    update(object, { version, state, spec, selector, latest, deleted, listing }) {
      const text = state === undefined ? null : JSON.stringify(state);
      setObject.run(version, text, selector, latest, deleted ? 1 : 0, listing ?? null, object);
      if (spec !== undefined) setSpec.run(deflated(spec), object);
    },
    seen: (object, listing, selector) => void setSeen.run(listing, selector, object),
    add(object, entries) {
      for (const { when, what, ordered, event } of entries) {
        const [kept, fields] =
          what.kind === 'write' ? [{ ...what, fields: [] }, fieldSets.id(what.fields)] : [what, null];
        const text = JSON.stringify(kept);
        addEntry.run(object, when.earliest ?? null, when.latest, ordered ? 1 : 0, event ?? null, fields, text);
      }
    },
    eventVersion: (cluster, uid) => {
      const row = findEvent.get(cluster, uid);
      return row === undefined ? undefined : textOf(row, 'version');
    },
    keepEvent: (cluster, uid, version, latest) => void setEvent.run(cluster, uid, version, latest),
    forgetVersions: (cluster, { group, kind, namespace, selector }) =>
      void sql(
        `UPDATE objects SET version = '' WHERE cluster = ? AND groupname = ? AND kind = ? AND (? = '' OR namespace = ?)
         AND selector = ?`,
      ).run(cluster, group, kind, namespace, namespace, selector),
    forgetEventVersions: (cluster) => void sql("UPDATE events SET version = '' WHERE cluster = ?").run(cluster),
    count: (cluster, { group, kind, namespace, selector }) =>
      numberOf(counted.get(cluster, group, kind, namespace, namespace, selector), 'count'),
    unlisted: (cluster, { group, kind, namespace, selector }, listing) =>
      notListed.all(cluster, group, kind, namespace, namespace, selector, listing).flatMap((row) => {
        const object = storedObject(row);
        if (object === undefined) return [];
        return [{ ...object, name: textOf(row, 'name'), namespace: textOf(row, 'namespace'), uid: textOf(row, 'uid') }];
      }),
  };
}

/** What of an object no other has; where nobody told its uid, its name, which no uid looks like. */
function uidOf({ group, kind, namespace = '', name, uid }: Subject): string {
  return uid === '' ? `${group}/${kind}/${namespace}/${name}` : uid;
}

function storedObject(row: ReturnType<ReturnType<DatabaseSync['prepare']>['get']>): StoredObject | undefined {
  if (row === undefined) return undefined;
  return {
    id: numberOf(row, 'id'),
    version: textOf(row, 'version'),
    state: typeof row.state === 'string' ? readState(row.state) : undefined,
    spec: row.spec instanceof Uint8Array ? inflated(row.spec) : undefined,
    latest: numberOf(row, 'latest'),
    deleted: numberOf(row, 'deleted') === 1,
  };
}

/** What this program wrote itself: a file of another form is not opened. */
function readState(text: string): ObjectState {
  return JSON.parse(text) as ObjectState;
}
