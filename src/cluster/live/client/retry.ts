import type { Failure } from '../transport/failure.ts';

const MOST_TRIES = 3;
/** The longest wait, in milliseconds, for one further try: above it, the user is better served by the gap. */
const LONGEST_WAIT = 5000;

/**
 * Milliseconds to wait before a read is tried again; undefined where it is not to be.
 *
 * Tried again, as client-go does: a connection that broke (once), 429, and 5xx that say Retry-After; also a 503
 * without one, as load balancers send it while an API server restarts. Not tried again, because nothing will change:
 * a list that the server's cache cannot be filled with, such as one behind a conversion webhook that is down (429
 * "storage is (re)initializing" and the cause, for ever; without a cause the type is only young), and the aggregator's
 * 503 for an API with nobody behind it.
 * @param tries how many have been made, at least 1
 * @param random 0 to 1, spreads clients that were turned away together
 */
export function retryDelay(failure: Failure, tries: number, random: number): number | undefined {
  if (failure.broken) return tries < 2 ? 0 : undefined;
  if (tries >= MOST_TRIES || !isTemporary(failure)) return undefined;
  const jitter = 0.5 + random;
  if (failure.retryAfter === undefined) return Math.round(200 * 2 ** (tries - 1) * jitter);
  if (failure.retryAfter > LONGEST_WAIT) return undefined;
  return Math.round(failure.retryAfter + 100 * jitter);
}

/** True for a 429 that means "too many requests", so that fewer should be in flight. */
export function isThrottling(failure: Failure): boolean {
  return failure.status === 429 && !failure.message.includes(INITIALIZING);
}

const INITIALIZING = 'storage is (re)initializing';

function isTemporary(failure: Failure): boolean {
  const { status = 0, retryAfter, message } = failure;
  if (status === 429) return isThrottling(failure) || message === INITIALIZING;
  if (status === 503 && retryAfter === undefined) {
    return !/error trying to reach service|^service unavailable|no endpoints available/.test(message);
  }
  return status >= 500 && retryAfter !== undefined;
}
