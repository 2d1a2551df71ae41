import type { RetryLadder } from '../knowledge/retry-ladders.ts';

/** The most ladders that anybody steps through one by one. */
const MOST_STEPS = 10_000;

/**
 * How often one object can fail in a window of milliseconds, at most, if nothing but the back-off calls it: as if it had
 * begun to fail with the window, and failed in no time.
 */
export function mostFailuresOfOne(ladder: RetryLadder, window: number): number {
  let left = window;
  let failures = 1;
  while (failures < MOST_STEPS && failures <= (ladder.retries ?? Number.POSITIVE_INFINITY)) {
    left -= ladder.wait(failures);
    if (left < 0) break;
    failures += 1;
  }
  return failures;
}
