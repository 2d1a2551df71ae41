import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { failure, type Result, success } from '../objects/problem.ts';
import { numberOf } from './rows.ts';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema.ts';

/** Milliseconds for which a write waits for another program's: they take a few. */
const BUSY_TIMEOUT = 5000;

/**
 * Opens a store; with `write` it is made where there is none, for its owner's eyes alone, since it holds what the cluster
 * holds. The journal is written ahead, so that readers and a recorder do not wait for each other, and synced at
 * checkpoints: a process that is killed loses nothing that it committed, a machine that loses power its last seconds at most.
 */
export async function openDatabase(path: string, mode: 'read' | 'write'): Promise<Result<DatabaseSync>> {
  if (mode === 'read' && !existsSync(path))
    return failure(`there is no store ${path}`, 'kubectl operator record makes one.');
  // Loaded where it is needed: other commands need not pay for it.
  const { DatabaseSync } = await import('node:sqlite');
  try {
    if (mode === 'write') makeFile(path);
    const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT, readOnly: mode === 'read' });
    try {
      const problem = prepare(database, path, mode);
      if (problem === undefined) return success(database);
      database.close();
      return problem;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    return failure(
      `${path}: ${error instanceof Error ? error.message : String(error)}`,
      'Name another file with --store.',
    );
  }
}

function makeFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
}

function prepare(database: DatabaseSync, path: string, mode: 'read' | 'write'): Result<never> | undefined {
  // Looked at before anything is set: a file of something else is not touched.
  const form = formOf(database);
  if (form === 'foreign' || (form === 'empty' && mode === 'read'))
    return failure(
      `${path} is no store of record`,
      mode === 'read' ? 'kubectl operator record makes one.' : 'Name another file with --store.',
    );
  if (form !== 'empty' && form !== SCHEMA_VERSION)
    return failure(`${path} was written by another version of this program (form ${form})`, 'Name another file.');
  if (mode === 'read') return undefined;
  if (form === 'empty') database.exec('PRAGMA auto_vacuum = INCREMENTAL');
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 16777216');
  if (form !== 'empty') return undefined;
  // Two recorders may begin at once: whoever is second finds the tables made.
  database.exec('BEGIN IMMEDIATE');
  if (formOf(database) === 'empty') database.exec(SCHEMA);
  database.exec('COMMIT');
  return undefined;
}

/** Which form of a store a file is of; `empty`: nothing was ever written into it; `foreign`: something else was. */
function formOf(database: DatabaseSync): number | 'empty' | 'foreign' {
  const pragma = (name: string) => numberOf(database.prepare(`PRAGMA ${name}`).get(), name);
  const [application, version] = [pragma('application_id'), pragma('user_version')];
  if (application === APPLICATION_ID) return version;
  const tables = numberOf(database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get(), 'tables');
  return application === 0 && version === 0 && tables === 0 ? 'empty' : 'foreign';
}
