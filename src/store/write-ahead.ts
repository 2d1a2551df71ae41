import type { DatabaseSync } from 'node:sqlite';

/** Milliseconds for which a write waits for another program's: they take a few. */
export const BUSY_TIMEOUT = 5000;
/** Milliseconds between two tries. */
const REST = 20;

/**
 * Has the journal written ahead, and synced at checkpoints. Where two programs begin with a new file at once, SQLite may wait
 * for no lock here, whatever the timeout (seen in one of two hundred such beginnings): it is tried again.
 */
export function writeAhead(database: DatabaseSync): void {
  const until = performance.now() + BUSY_TIMEOUT;
  while (!isDone(database, until)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, REST);
  database.exec('PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 16777216');
}

function isDone(database: DatabaseSync, until: number): boolean {
  try {
    database.exec('PRAGMA journal_mode = WAL');
    return true;
  } catch (error) {
    if (!isLocked(error) || performance.now() > until) throw error;
    return false;
  }
}

/** SQLITE_BUSY. */
function isLocked(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}
