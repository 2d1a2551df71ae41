import type { DatabaseSync } from 'node:sqlite';
import { numberOf, textOf } from './rows.ts';

/** What is watched: a type of a cluster, in a namespace or ('') in all. */
export interface Scope {
  readonly group: string;
  readonly resource: string;
  readonly kind: string;
  readonly namespace: string;
  /** A label selector; of Events, which kinds' are kept. */
  readonly selector: string;
}

/** How far a scope is stored. */
export interface Position {
  readonly id: number;
  /** Up to this resourceVersion all is stored; '' where nothing is. */
  readonly version: string;
}

/** When a list was made, in milliseconds since the epoch. */
export interface ListTime {
  /** Before it was asked for: what is newer than what it tells happened later. */
  readonly asked: number;
  /** When it came: what it tells happened before. */
  readonly told: number;
}

/** Where recorders stand. To be written within a transaction, with what was stored up to there. */
export interface Positions {
  get(cluster: number, scope: Scope): Position;
  /** All up to `version` is stored, and what happened until `until`. */
  advance(position: number, version: string, until: number): void;
  /**
   * A list begins: until it has ended, the next start lists anew. Answers the list's number, which is greater than that of
   * any list of the file before.
   */
  list(position: number): number;
  /** The list has ended. The coverage begins anew: what lies between it and the last one is a hole. */
  begin(position: number, version: string, list: ListTime, why: string): void;
  /** Until when it was covered before; undefined where it never was. */
  coveredUntil(position: number): number | undefined;
}

/** The positions of an open store. */
export function positionsOf(database: DatabaseSync): Positions {
  const find = database.prepare(
    `INSERT INTO positions (cluster, groupname, resource, kind, namespace, selector, version, listing)
     VALUES (?, ?, ?, ?, ?, ?, '', 0)
     ON CONFLICT (cluster, groupname, resource, namespace, selector) DO UPDATE SET kind = excluded.kind
     RETURNING id, version`,
  );
  const move = database.prepare('UPDATE positions SET version = ? WHERE id = ?');
  const list = database.prepare(
    "UPDATE positions SET version = '', listing = (SELECT max(listing) FROM positions) + 1 WHERE id = ? RETURNING listing",
  );
  const extend = database.prepare(
    'UPDATE coverage SET until = max(until, ?) WHERE id = (SELECT max(id) FROM coverage WHERE position = ?)',
  );
  const cover = database.prepare('INSERT INTO coverage (position, since, until, why) VALUES (?, ?, ?, ?)');
  const last = database.prepare('SELECT until FROM coverage WHERE position = ? ORDER BY id DESC LIMIT 1');
  return {
    get: (cluster, { group, resource, kind, namespace, selector }) => {
      const row = find.get(cluster, group, resource, kind, namespace, selector);
      return { id: numberOf(row, 'id'), version: textOf(row, 'version') };
    },
    advance: (position, version, until) => {
      move.run(version, position);
      extend.run(until, position);
    },
    list: (position) => numberOf(list.get(position), 'listing'),
    begin: (position, version, { asked, told }, why) => {
      move.run(version, position);
      cover.run(position, told, asked, why);
    },
    coveredUntil: (position) => {
      const row = last.get(position);
      return row === undefined ? undefined : numberOf(row, 'until');
    },
  };
}
