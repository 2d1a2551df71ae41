import type { DatabaseSync } from 'node:sqlite';
import type { Entry, Subject } from '../history/entry.ts';
import type { Happening } from '../history/happening.ts';
import type { RecordedScope } from '../history/recording/recorded-scope.ts';
import { type Result, success } from '../objects/problem.ts';
import { openDatabase } from './open-database.ts';
import { numberOf, numberOrNone, type Row, textOf } from './rows.ts';
import { storeStatus } from './store-status.ts';

/** Whose history is asked for. */
export interface StoreQuery {
  readonly group: string;
  readonly kind: string;
  /** undefined: in all namespaces, or cluster-scoped. */
  readonly namespace: string | undefined;
  /** undefined: all. */
  readonly name: string | undefined;
}

/** An object that a store knows, and what it knows of it. */
export interface RecordedObject {
  /** With the cluster's name, where it is not the one that was asked with. */
  readonly subject: Subject;
  readonly entries: readonly Entry[];
  /** When its type was watched without a hole, oldest first. Milliseconds since the epoch. */
  readonly covered: readonly CoveredTime[];
  /** The same of the Events about objects of its kind, by themselves. */
  readonly eventsCovered: readonly CoveredTime[];
  readonly isDeleted: boolean;
}

/** When all of a type was stored; `why` there is a hole before. Milliseconds since the epoch. */
export interface CoveredTime {
  /** When the list came that it began with. */
  readonly since: number;
  /**
   * All that happened before this is stored. Where nothing has come since the list, that is when the list was asked for, before
   * `since`: what happened while it was on its way may be missing from it.
   */
  readonly until: number;
  readonly why: string;
}

/** A store that is open for reading. */
export interface StoreReader {
  /** @param cluster uid of the cluster that is read: its objects' subjects name no cluster */
  read(query: StoreQuery, cluster: string | undefined): readonly RecordedObject[];
  /**
   * Changes of conditions of all objects of a cluster that are there, oldest first, one after the other: a store can have
   * millions.
   * @param since milliseconds since the epoch
   */
  conditionChanges(cluster: string | undefined, since: number): Iterable<Entry>;
  /** The types that were recorded. */
  types(): readonly { readonly group: string; readonly resource: string; readonly kind: string }[];
  status(): readonly RecordedScope[];
  close(): void;
}

/** Opens a store for reading; a recorder may be at work on it. */
export async function readStore(path: string): Promise<Result<StoreReader>> {
  const opened = await openDatabase(path, 'read');
  return opened.ok ? success(readerOf(opened.value)) : opened;
}

function readerOf(database: DatabaseSync): StoreReader {
  const objects = database.prepare(
    `SELECT objects.*, clusters.uid AS cluster_uid, clusters.name AS cluster_name
     FROM objects JOIN clusters ON clusters.id = objects.cluster
     WHERE groupname = ? AND kind = ? AND (? IS NULL OR objects.name = ?) AND (? IS NULL OR namespace = ?)
     ORDER BY objects.id`,
  );
  const entries = database.prepare(
    `SELECT entries.id, earliest, latest, ordered, event, what, field_sets.fields AS fieldset
     FROM entries LEFT JOIN field_sets ON field_sets.id = entries.fields WHERE object = ? ORDER BY entries.id`,
  );
  const covered = database.prepare(
    `SELECT since, until, why FROM coverage JOIN positions ON positions.id = coverage.position
     WHERE cluster = ? AND groupname = ? AND kind = ? AND (namespace = '' OR namespace = ?)
     AND positions.selector IN ('', ?) ORDER BY since`,
  );
  const eventsCovered = database.prepare(
    `SELECT since, until, why, selector FROM coverage JOIN positions ON positions.id = coverage.position
     WHERE cluster = ? AND groupname = '' AND resource = 'events' AND namespace IN ('', ?) ORDER BY since`,
  );
  // All that happens is written with its kind first; parsing each of millions would take its time.
  const changes = database.prepare(
    `SELECT entries.earliest, entries.latest, entries.what, objects.groupname, objects.kind, objects.namespace,
     objects.name, objects.uid, clusters.uid AS cluster_uid, clusters.name AS cluster_name
     FROM entries JOIN objects ON objects.id = entries.object JOIN clusters ON clusters.id = objects.cluster
     WHERE objects.deleted = 0 AND entries.latest >= ? AND substr(entries.what, 1, 19) = '{"kind":"condition"'
     ORDER BY entries.id`,
  );
  return {
    *conditionChanges(cluster, since) {
      for (const row of changes.iterate(since)) {
        const when = { earliest: numberOrNone(row, 'earliest'), latest: numberOf(row, 'latest') };
        yield { subject: subjectOfRow(row, cluster), when, sources: ['record'], what: happeningOf(row) };
      }
    },
    read: ({ group, kind, namespace, name }, cluster) =>
      objects
        .all(group, kind, name ?? null, name ?? null, namespace ?? null, namespace ?? null)
        .map((row): RecordedObject => {
          const subject = subjectOfRow(row, cluster);
          const coverage = covered.all(
            numberOf(row, 'cluster'),
            group,
            kind,
            textOf(row, 'namespace'),
            textOf(row, 'selector'),
          );
          return {
            subject,
            entries: entriesOf(entries.all(numberOf(row, 'id')), subject),
            covered: coverage.map(coveredTime),
            eventsCovered: eventsCovered
              .all(numberOf(row, 'cluster'), textOf(row, 'namespace') || 'default')
              .filter((one) => isAbout(textOf(one, 'selector'), `${group}/${kind}`))
              .map(coveredTime),
            isDeleted: numberOf(row, 'deleted') === 1,
          };
        }),
    types: () =>
      database
        .prepare(
          "SELECT DISTINCT groupname, resource, kind FROM positions WHERE NOT (groupname = '' AND resource = 'events')",
        )
        .all()
        .map((row) => ({
          group: textOf(row, 'groupname'),
          resource: textOf(row, 'resource'),
          kind: textOf(row, 'kind'),
        })),
    status: () => storeStatus(database),
    close: () => database.close(),
  };
}

function coveredTime(row: Row): CoveredTime {
  return { since: numberOf(row, 'since'), until: numberOf(row, 'until'), why: textOf(row, 'why') };
}

/** The scope of Events is named by the kinds that they are about (`GROUP/KIND,…`), and a label selector. */
function isAbout(selector: string, kind: string): boolean {
  return selector.split(' ', 1)[0]?.split(',').includes(kind) ?? false;
}

function subjectOfRow(row: Row, cluster: string | undefined): Subject {
  const uid = textOf(row, 'uid');
  const subject: Subject = {
    group: textOf(row, 'groupname'),
    kind: textOf(row, 'kind'),
    namespace: textOf(row, 'namespace') || undefined,
    name: textOf(row, 'name'),
    // A key that was made of its name is none.
    uid: uid.includes('/') ? '' : uid,
  };
  return textOf(row, 'cluster_uid') === cluster ? subject : { ...subject, cluster: textOf(row, 'cluster_name') };
}

function entriesOf(rows: readonly Row[], subject: Subject): readonly Entry[] {
  // An Event is stored at each count: its last state says all that the others say.
  const last = new Map(rows.filter(({ event }) => event !== null).map((row) => [textOf(row, 'event'), row]));
  return rows
    .filter((row) => row.event === null || last.get(textOf(row, 'event')) === row)
    .map((row): Entry => {
      const entry: Entry = {
        subject,
        when: { earliest: numberOrNone(row, 'earliest'), latest: numberOf(row, 'latest') },
        sources: ['record'],
        what: happeningOf(row),
      };
      return numberOf(row, 'ordered') === 1 ? { ...entry, sequence: numberOf(row, 'id') } : entry;
    });
}

/** What this program wrote itself: a file of another form is not opened. */
function happeningOf(row: Row): Happening {
  const what = JSON.parse(textOf(row, 'what')) as Happening;
  return what.kind === 'write' && typeof row.fieldset === 'string'
    ? { ...what, fields: JSON.parse(row.fieldset) as string[] }
    : what;
}
