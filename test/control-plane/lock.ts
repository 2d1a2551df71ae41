import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MILLISECONDS = 200;
const UNWRITTEN_MILLISECONDS = 5000;

/**
 * Runs `work` while holding the lock file `path`, so that two builds of the same program do not run at once. Waits as
 * long as the holder lives; a lock whose holder has died is taken over.
 */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(path), { recursive: true });
  while (!tryLock(path)) {
    breakStaleLock(path);
    await delay(POLL_MILLISECONDS);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function tryLock(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/**
 * Moves a lock away whose holder is dead. Two that see the same dead holder may in a rare moment both go on; what is
 * locked here is work that may be done twice, because its results are moved into place whole.
 */
function breakStaleLock(path: string): void {
  const holder = readHolder(path);
  if (holder === undefined || isRunning(holder)) return;
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

/** The pid in the lock file; undefined where the file is gone, 0 (nobody) where its maker died before writing it. */
function readHolder(path: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(path, 'utf8'), 10);
    if (!Number.isNaN(pid)) return pid;
    return Date.now() - statSync(path).mtimeMs > UNWRITTEN_MILLISECONDS ? 0 : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a process of that id exists (it may belong to someone else). */
export function isRunning(pid: number): boolean {
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** Whether a caught value is a system error with that code. */
function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
