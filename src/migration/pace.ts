/** How many writes may be in flight, found out while they are made. */
export interface Pace {
  /** Writes that may be in flight now, at least 1. */
  readonly limit: number;
  /** Milliseconds from now until the next write may begin; 0 at once. Counts as the beginning of one where it is 0. */
  delay(now: number): number;
  /** A write was answered after so many milliseconds. */
  answered(tookMs: number, now: number): void;
  /** The server said that it is too much. */
  throttled(now: number): void;
}

const START = 8;
/** Answers that a step is judged by, as a multiple of the limit. */
const STEP = 4;
/** More in flight has to bring at least this much more a second to be kept. */
const GAIN = 1.05;
/** Answers this many times as slow as the quickest step's mean the server, or a webhook, is overrun. */
const SLOW = 6;
/** After a 429 no more than before is tried for this long, in milliseconds. */
const REST = 5000;
/** What was in flight together is turned away together: one 429 in so many milliseconds counts. */
const TOGETHER = 1000;
/** How much more is tried: twice as much while that pays, as on a line with a long way; from then on a quarter. */
const DOUBLE = 2;
const QUARTER = 1.25;

/**
 * Finds the number in flight at which the server does most: it tries more, keeps it where more writes a second come of it
 * and goes back where not; a 429 halves it, and answers that have become many times as slow take a quarter.
 * @param maxInFlight the most, at least 1
 * @param qps most writes begun a second; undefined: no ceiling
 */
export function createPace(maxInFlight: number, qps: number | undefined): Pace {
  let limit = Math.min(START, maxInFlight);
  let best = { rate: 0, limit };
  let quickest = Number.POSITIVE_INFINITY;
  let step = { answers: 0, tookMs: 0, since: undefined as number | undefined };
  let growth = DOUBLE;
  let restUntil = 0;
  let throttledAt = Number.NEGATIVE_INFINITY;
  let nextBegin = 0;
  const begin = (next: number, now: number) => {
    limit = Math.max(1, Math.min(maxInFlight, Math.round(next)));
    step = { answers: 0, tookMs: 0, since: now };
  };
  return {
    get limit() {
      return limit;
    },
    delay(now) {
      if (qps === undefined) return 0;
      if (now < nextBegin) return nextBegin - now;
      nextBegin = Math.max(nextBegin, now - 1000 / qps) + 1000 / qps;
      return 0;
    },
    answered(tookMs, now) {
      step.since ??= now - tookMs;
      step.answers += 1;
      step.tookMs += tookMs;
      if (step.answers < STEP * limit) return;
      const mean = step.tookMs / step.answers;
      const rate = step.answers / Math.max(1, now - step.since);
      quickest = Math.min(quickest, mean / limit);
      if (mean / limit > SLOW * quickest) {
        best = { rate, limit };
        return begin(limit * 0.75, now);
      }
      if (rate > best.rate * GAIN) best = { rate, limit };
      else {
        growth = QUARTER;
        // What was best fades, since the server's day changes.
        best = { ...best, rate: best.rate * 0.98 };
      }
      if (now < restUntil) return begin(limit, now);
      begin(best.limit === limit ? Math.max(limit + 1, limit * growth) : best.limit, now);
    },
    throttled(now) {
      restUntil = now + REST;
      if (now - throttledAt < TOGETHER) return;
      throttledAt = now;
      growth = QUARTER;
      best = { rate: 0, limit: Math.max(1, Math.floor(limit / 2)) };
      begin(limit / 2, now);
    },
  };
}
