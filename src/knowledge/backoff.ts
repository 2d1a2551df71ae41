import { RETRY_LADDERS, type Retrier, type RetryLadder } from './retry-ladders.ts';

/** How often something was tried. */
export interface Attempts {
  /** At most this often, the first failure counted: each try takes time of its own, which is not known. */
  readonly atMost: number;
  /** All retries are used up by now. */
  readonly exhausted: boolean;
}

/** When something that fails is tried next. Times are milliseconds since the epoch. */
export type NextTry =
  | {
      readonly kind: 'window';
      /** Not in the past. */
      readonly from: number;
      readonly to: number;
      /** Tries so far, at most; undefined where the first failure is not known. */
      readonly attempts: number | undefined;
      /** What the estimate rests on: the framework's default, in words. */
      readonly basis: string;
      readonly source: string;
    }
  /** It should have been tried again by then, and was not: whoever tries is not at work, or has a limit of its own. */
  | { readonly kind: 'overdue'; readonly since: number; readonly basis: string; readonly source: string }
  /** It is not tried again by itself: an event or a change of the object wakes it. */
  | {
      readonly kind: 'given-up';
      readonly since: number;
      /** When it is tried again all the same; undefined where that is not known. */
      readonly again: number | undefined;
      readonly attempts: number;
      readonly basis: string;
      readonly source: string;
    }
  | { readonly kind: 'unknown' };

/** What is known of something that fails again and again, in milliseconds since the epoch. */
export interface Failing {
  readonly firstFailure?: number | undefined;
  readonly lastAttempt?: number | undefined;
}

/** How often something has been tried that fails since `failingFor` milliseconds; undefined where no default is known. */
export function attemptsSince(retrier: Retrier, failingFor: number): Attempts | undefined {
  const ladder = RETRY_LADDERS[retrier];
  if (ladder === undefined) return undefined;
  const retries = retriesWithin(ladder, failingFor);
  return { atMost: retries + 1, exhausted: ladder.retries !== undefined && retries >= ladder.retries };
}

/**
 * When something that fails is tried next, by the defaults of whoever tries. Events and changes of the object wake it
 * before; the time that tries themselves take only makes it earlier on the ladder than is reckoned here.
 */
export function nextTryWindow(retrier: Retrier, failing: Failing, now: number): NextTry {
  const ladder = RETRY_LADDERS[retrier];
  const { firstFailure, lastAttempt } = failing;
  const last = lastAttempt ?? firstFailure;
  if (ladder === undefined || last === undefined) return { kind: 'unknown' };
  const { rule: basis, source } = ladder;
  // Where the last try is not known, everything up to now counts.
  const until = lastAttempt ?? now;
  const retries = firstFailure === undefined ? undefined : retriesWithin(ladder, until - firstFailure);
  const over = givenUp(ladder, failing, retries, now);
  if (over !== undefined) return { kind: 'given-up', ...over, basis, source };
  const wait = retries === undefined ? ladder.longest : ladder.wait(retries + 1);
  const to = until + wait;
  // A margin for slow clocks, slow queues and the try itself.
  if (to + Math.max(wait, MARGIN) < now) return { kind: 'overdue', since: to, basis, source };
  return { kind: 'window', from: now, to: Math.max(now, to), attempts: retries && retries + 1, basis, source };
}

const MARGIN = 60_000;

/** Since when it is not retried any more; undefined where it still is. */
function givenUp(
  { retries: most, longest, afterwards }: RetryLadder,
  { firstFailure, lastAttempt }: Failing,
  retries: number | undefined,
  now: number,
): { since: number; again: number | undefined; attempts: number } | undefined {
  if (most === undefined) return undefined;
  const quiet = lastAttempt !== undefined && now > lastAttempt + longest + MARGIN;
  const exhausted = retries !== undefined && retries >= most;
  if (!quiet && !exhausted) return undefined;
  const since = lastAttempt ?? firstFailure ?? now;
  const again = afterwards === undefined ? undefined : since + afterwards;
  // What is due again is tried again.
  return again !== undefined && again <= now ? undefined : { since, again, attempts: most + 1 };
}

/** How many retries fit into a time, at most. */
function retriesWithin(ladder: RetryLadder, time: number): number {
  const most = ladder.retries ?? Number.POSITIVE_INFINITY;
  let left = time;
  let retries = 0;
  while (retries < most) {
    const wait = ladder.wait(retries + 1);
    if (left < wait) return retries;
    if (wait === ladder.longest && ladder.wait(retries + 2) === wait && most === Number.POSITIVE_INFINITY)
      return retries + Math.floor(left / wait);
    left -= wait;
    retries++;
  }
  return retries;
}
