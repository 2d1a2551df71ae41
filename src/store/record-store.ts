import type { DatabaseSync } from 'node:sqlite';
import type { Subject } from '../history/entry.ts';
import type { ObjectState } from '../history/recording/object-state.ts';
import { deflated, inflated } from './compressed.ts';
import { fieldSetWriter } from './field-sets.ts';
import type { RecordStore, StoredObject } from './records.ts';
import { numberOf, textOf } from './rows.ts';

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
  const findSubject = sql('SELECT id, groupname, kind, namespace, name FROM objects WHERE cluster = ? AND uid = ?');
  const named = sql(
    'SELECT id, groupname, kind, namespace, name FROM objects WHERE cluster = ? AND kind = ? AND name = ? AND namespace = ? AND groupname = ? AND deleted = 0 ORDER BY id DESC',
  );
  const addObject = sql(
    `INSERT INTO objects (cluster, groupname, kind, namespace, name, uid, version, selector, latest, deleted, listing)
     VALUES (?, ?, ?, ?, ?, ?, '', '', 0, 0, 0) ON CONFLICT (cluster, uid) DO UPDATE SET groupname = excluded.groupname, kind = excluded.kind,
     namespace = excluded.namespace, name = excluded.name RETURNING id`,
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
    findNamed: (cluster, { group, kind, namespace = '', name, uid }) => {
      const row = uid === '' ? named.get(cluster, kind, name, namespace, group) : findSubject.get(cluster, uid);
      if (row === undefined) return undefined;
      const isIt =
        textOf(row, 'kind') === kind &&
        textOf(row, 'name') === name &&
        textOf(row, 'namespace') === namespace &&
        textOf(row, 'groupname') === group;
      return isIt ? numberOf(row, 'id') : 'other';
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
        // Names of Events tell parts of milliseconds, which the file does not have.
        const earliest = when.earliest === undefined ? null : Math.floor(when.earliest);
        addEntry.run(object, earliest, Math.ceil(when.latest), ordered ? 1 : 0, event ?? null, fields, text);
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
