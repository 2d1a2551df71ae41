import { setTimeout as sleep } from 'node:timers/promises';

/** Clocks may differ: no longer than this is waited for API servers, in milliseconds. */
const LONGEST = 15_000;

/**
 * Waits until every API server knows of the storage version: one that does not would store what it writes as before, so
 * that a canary would compare nothing, and what a pass has proven would not stay true.
 * @param settledAt milliseconds since the epoch; undefined: nothing is to be waited for
 */
export async function settle(settledAt: number | undefined, now: number, signal: AbortSignal): Promise<void> {
  const wait = Math.min((settledAt ?? 0) - now, LONGEST);
  if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => {});
}
