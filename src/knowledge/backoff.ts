import type { AttemptCount } from './attempt-count.ts';
import { type FailureRow, type LadderPosition, ladderPositions, retriesWithin } from './ladder-position.ts';
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
      /** The time that the try waits for a worker and takes is reckoned in. */
      readonly to: number;
      /** It was expected before now. */
      readonly late: boolean;
      /** Failures so far; undefined where nothing tells. */
      readonly attempts: AttemptCount | undefined;
      /** What the estimate rests on: the framework's default, in words. */
      readonly basis: string;
      readonly source: string;
    }
  /** It should have been tried again by then, and was not: whoever tries is not at work, or has a limit of its own. */
  | {
      readonly kind: 'overdue';
      readonly since: number;
      readonly attempts: AttemptCount | undefined;
      readonly basis: string;
      readonly source: string;
    }
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
  /** When attempts failed, oldest first, as far as that is known. */
  readonly failures: readonly number[];
  /** They are all of this row. */
  readonly complete?: boolean;
  /** The first failure of the row, where it is not among them. */
  readonly firstFailure?: number | undefined;
  /** The row cannot have begun before: since then the process runs or leads, or the object is there. */
  readonly since?: number | undefined;
  /** To how many milliseconds the times are exact; 1 s where that is not said. */
  readonly resolution?: number;
  /** What queue and run take together, nearly always, in milliseconds, where that is measured. */
  readonly delay?: number | undefined;
  /** Known of the queue: what an event wakes has forgotten its wait, as in a priority queue. */
  readonly forgetsWaits?: boolean;
}

/** How often something has been tried that fails since `failingFor` milliseconds; undefined where no default is known. */
export function attemptsSince(retrier: Retrier, failingFor: number): Attempts | undefined {
  const ladder = RETRY_LADDERS[retrier];
  if (ladder === undefined) return undefined;
  const retries = retriesWithin(ladder, failingFor);
  return { atMost: retries + 1, exhausted: ladder.retries !== undefined && retries >= ladder.retries };
}

/** Beyond that, a reading of what was seen is much less likely than the best. */
const UNLIKELY = 3;
/** A run can hang for a while before it fails. */
const MARGIN = 60_000;
/** What a try that is late takes at least, as far as anybody can tell. */
const LATE = 5000;

/**
 * When something that fails is tried next, by the defaults of whoever tries. Events and changes of the object wake it
 * before. The window is as wide as what was seen leaves open: with the times of several failures their distances tell the
 * rung of the ladder, with one alone it is anything up to the longest wait.
 */
export function nextTryWindow(retrier: Retrier, failing: Failing, now: number): NextTry {
  const ladder = RETRY_LADDERS[retrier];
  if (ladder === undefined) return { kind: 'unknown' };
  const last = failing.failures.at(-1);
  if (last === undefined) return afterFirst(ladder, failing.firstFailure, now);
  const row: FailureRow = { resolution: 1000, ...failing, complete: failing.complete ?? false };
  const positions = ladderPositions(ladder, row);
  const best = Math.min(...positions.map(({ cost }) => cost));
  const likely = positions.filter(({ cost }) => cost <= best + UNLIKELY);
  // What should have failed again by now, and did not, is not where it is.
  const open = likely.filter(({ to }) => to === undefined || last + to >= now);
  const ahead = open.flatMap(({ from, to }) => (from === undefined || to === undefined ? [] : [{ from, to }]));
  const { rule: basis, source } = ladder;
  const attempts = countOf(ladder, open.length > 0 ? open : likely, row);
  if (ahead.length > 0) {
    const from = Math.max(now, last + Math.min(...ahead.map((one) => one.from)));
    const to = Math.max(now, last + Math.max(...ahead.map((one) => one.to)));
    return { kind: 'window', from, to, late: false, attempts, basis, source };
  }
  // That it was the last try shows by itself, or by the silence after it.
  const isSilent = now > last + ladder.longest + MARGIN;
  if (open.length > 0 && (open.length === likely.length || isSilent)) return givenUp(ladder, last, now);
  return late(last + Math.max(...likely.map(({ to }) => to ?? 0)), last, attempts, ladder, now);
}

function countOf(
  ladder: RetryLadder,
  positions: readonly LadderPosition[],
  { complete, failures, firstFailure }: FailureRow,
): AttemptCount {
  const counts = positions.map(({ failures: count }) => count);
  const most = Math.max(...counts);
  // At the top of the ladder all waits are alike, and tell no more.
  const isTop = !complete && ladder.retries === undefined && ladder.wait(most) === ladder.longest;
  const open = isTop && (firstFailure === undefined || most < failures.length);
  return { from: Math.min(...counts), to: open ? undefined : most };
}

/** The last try is not known: everything up to now counts. */
function afterFirst(ladder: RetryLadder, firstFailure: number | undefined, now: number): NextTry {
  if (firstFailure === undefined) return { kind: 'unknown' };
  const retries = retriesWithin(ladder, now - firstFailure);
  if (ladder.retries !== undefined && retries >= ladder.retries) return givenUp(ladder, firstFailure, now);
  const { rule: basis, source } = ladder;
  const attempts = { from: 1, to: retries + 1 };
  return { kind: 'window', from: now, to: now + ladder.wait(retries + 1), late: false, attempts, basis, source };
}

function late(
  expected: number,
  last: number,
  attempts: AttemptCount,
  { rule: basis, source }: RetryLadder,
  now: number,
): NextTry {
  if (expected + Math.max(expected - last, MARGIN) < now)
    return { kind: 'overdue', since: expected, attempts, basis, source };
  // The later it is, the longer it may take still.
  const more = Math.max(LATE, 3 * (now - expected));
  return { kind: 'window', from: now, to: now + more, late: true, attempts, basis, source };
}

/** It is not retried any more since its last failure. */
function givenUp({ retries = 0, afterwards, rule: basis, source }: RetryLadder, since: number, now: number): NextTry {
  const again = afterwards === undefined ? undefined : since + afterwards;
  const attempts = retries + 1;
  if (again === undefined || again > now) return { kind: 'given-up', since, again, attempts, basis, source };
  // What is due again is tried again.
  return { kind: 'overdue', since: again, attempts: { from: attempts, to: undefined }, basis, source };
}
