import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { failure, type Result, success } from '../objects/problem.ts';
import { numberOf } from './rows.ts';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema.ts';
import { BUSY_TIMEOUT, writeAhead } from './write-ahead.ts';

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
  const open = (place: string | URL) => new DatabaseSync(place, { timeout: BUSY_TIMEOUT, readOnly: mode === 'read' });
  try {
    if (mode === 'write') makeFile(path);
    else closeSync(openSync(path, 'r'));
    try {
      return prepared(open(path), path, mode);
    } catch (error) {
      // Beside a file with a journal that is written ahead even a reader makes one, where it may.
      if (mode === 'write' || !isUnopened(error)) throw error;
      if (sizeOf(`${path}-wal`) > 0)
        return failure(
          `${path} was not closed, and nothing can be written beside it`,
          'Copy it together with its -wal file to where you may write, and name the copy with --store.',
        );
      const place = pathToFileURL(path);
      place.searchParams.set('immutable', '1');
      return prepared(open(place), path, mode);
    }
  } catch (error) {
    const [what, why] =
      mode === 'write' && isUnopened(error)
        ? ['cannot be written', 'its journal cannot be made beside it']
        : [mode === 'write' ? 'cannot be written' : 'cannot be read', wordsOf(error)];
    return failure(`${path} ${what}: ${why}`, 'Name another file with --store.');
  }
}

function makeFile(path: string): void {
  makeFolder(dirname(resolve(path)));
  closeSync(openSync(path, 'a', 0o600));
}

/** One folder after the other: Node's own way tells of a read-only file system that the folder is not there, and has no end in /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another recorder may have been faster.
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** SQLITE_CANTOPEN. */
function isUnopened(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 14;
}

const WORDS: Readonly<Record<string, string>> = {
  EROFS: 'its file system is read-only',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOSPC: 'no space is left on the device',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
};

function wordsOf(error: unknown): string {
  const words = WORDS[String(codeOf(error))];
  return words ?? (error instanceof Error ? error.message : String(error));
}

/** Closes it again where it is no store. */
function prepared(database: DatabaseSync, path: string, mode: 'read' | 'write'): Result<DatabaseSync> {
  try {
    const problem = prepare(database, path, mode);
    if (problem === undefined) return success(database);
    database.close();
    return problem;
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepare(database: DatabaseSync, path: string, mode: 'read' | 'write'): Result<never> | undefined {
  // Looked at before anything is set: a file of something else is not touched.
  const form = formAtOnce(database);
  if (form === 'foreign' || (form === 'empty' && mode === 'read'))
    return failure(
      `${path} is no store of record`,
      mode === 'read' ? 'kubectl operator record makes one.' : 'Name another file with --store.',
    );
  if (form !== 'empty' && form !== SCHEMA_VERSION)
    return failure(`${path} was written by another version of this program (form ${form})`, 'Name another file.');
  if (mode === 'read') return undefined;
  if (form === 'empty') database.exec('PRAGMA auto_vacuum = INCREMENTAL');
  writeAhead(database);
  if (form !== 'empty') return undefined;
  // Two recorders may begin at once: whoever is second finds the tables made.
  database.exec('BEGIN IMMEDIATE');
  if (formOf(database) === 'empty') database.exec(SCHEMA);
  database.exec('COMMIT');
  return undefined;
}

/** The form by one look: who is just making the store has made all of it, or nothing. */
function formAtOnce(database: DatabaseSync): ReturnType<typeof formOf> {
  database.exec('BEGIN');
  try {
    return formOf(database);
  } finally {
    if (database.isTransaction) database.exec('ROLLBACK');
  }
}

/** Which form of a store a file is of; `empty`: nothing was ever written into it; `foreign`: something else was. */
function formOf(database: DatabaseSync): number | 'empty' | 'foreign' {
  const pragma = (name: string) => numberOf(database.prepare(`PRAGMA ${name}`).get(), name);
  const [application, version] = [pragma('application_id'), pragma('user_version')];
  if (application === APPLICATION_ID) return version;
  const tables = numberOf(database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get(), 'tables');
  return application === 0 && version === 0 && tables === 0 ? 'empty' : 'foreign';
}
