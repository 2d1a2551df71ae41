import type { DatabaseSync } from 'node:sqlite';
import { numberOf } from './rows.ts';

/** What is kept. */
export interface Retention {
  /** Milliseconds since the epoch: what is older goes. */
  readonly since: number;
  /** Bytes of the file. */
  readonly bytes: number;
}

/** What came of it: `more` is to be taken out; `crowded`: with nothing left to take out the file is too big all the same. */
export type Retained = 'done' | 'more' | 'crowded';

/** Entries that are taken out in one transaction, so that nobody waits for long. */
const AT_ONCE = 5000;
/** Entries that are taken out of a file that is too big, at least, so that it does not come to its end in thousands of steps. */
const LEAST = 10;
/** Sets of fields from which on those that no write has any more are looked for, which takes a look at all entries. */
const MANY_FIELD_SETS = 10_000;
/** Pages given back to the file system in one go. */
const PAGES = 2000;

/**
 * Takes out the oldest entries, while they are too old or the file is too big, with the objects that are gone and have no
 * entry left. Coverage ends where entries begin: what was taken out is not told as having been quiet. The present
 * states stay, since changes are compared with them.
 */
export function retain(database: DatabaseSync, { since, bytes }: Retention): Retained {
  const used = usedBytes(database);
  const excess = used > bytes;
  database.exec('BEGIN IMMEDIATE');
  let removed = 0;
  try {
    const oldest = database
      .prepare(`SELECT id, latest FROM entries WHERE latest < ? ORDER BY latest LIMIT ?`)
      .all(excess ? Number.MAX_SAFE_INTEGER : since, excess ? shareOf(database, 1 - bytes / used) : AT_ONCE);
    const remove = database.prepare('DELETE FROM entries WHERE id = ?');
    for (const row of oldest) removed += Number(remove.run(numberOf(row, 'id')).changes);
    const cutoff = Math.max(since, excess ? numberOf(oldest.at(-1), 'latest') : 0);
    database
      .prepare('DELETE FROM coverage WHERE until < ? AND id NOT IN (SELECT max(id) FROM coverage GROUP BY position)')
      .run(cutoff);
    database.prepare('UPDATE coverage SET since = min(?, until) WHERE since < ?').run(cutoff, cutoff);
    // Of what is taken out nobody has to know any more which state of an Event it was.
    database.prepare('DELETE FROM events WHERE latest < ?').run(cutoff);
    if (removed > 0) {
      database.exec(
        'DELETE FROM objects WHERE (deleted = 1 OR state IS NULL) AND NOT EXISTS (SELECT 1 FROM entries WHERE object = objects.id)',
      );
    }
    if (numberOf(database.prepare('SELECT count(*) AS count FROM field_sets').get(), 'count') > MANY_FIELD_SETS) {
      database.exec('DELETE FROM field_sets WHERE id NOT IN (SELECT fields FROM entries WHERE fields IS NOT NULL)');
    }
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
  if (removed > 0) database.exec(`PRAGMA incremental_vacuum(${PAGES})`);
  if (excess && removed === 0) return 'crowded';
  return removed === AT_ONCE || (excess && usedBytes(database) > bytes) ? 'more' : 'done';
}

/** How many entries are about so much of the file, at most what is taken out at once: they are of any length. */
function shareOf(database: DatabaseSync, share: number): number {
  const row = database.prepare('SELECT max(id) - min(id) + 1 AS about FROM entries').get();
  return Math.min(AT_ONCE, Math.max(LEAST, Math.ceil(numberOf(row, 'about') * share)));
}

/** Bytes of the file that hold something. */
export function usedBytes(database: DatabaseSync): number {
  const pragma = (name: string) => numberOf(database.prepare(`PRAGMA ${name}`).get(), name);
  return (pragma('page_count') - pragma('freelist_count')) * pragma('page_size');
}
