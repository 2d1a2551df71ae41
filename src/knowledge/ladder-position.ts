import type { RetryLadder } from './retry-ladders.ts';

/** Failures in a row, as far as they were seen. Times are milliseconds since the epoch. */
export interface FailureRow {
  /** When attempts failed, oldest first; at least one. */
  readonly failures: readonly number[];
  /** No earlier failure of the row is missing: what was read goes back to where it can have begun. */
  readonly complete: boolean;
  /** The row cannot have begun before, as whoever tries, or the object, was not there yet. */
  readonly since?: number | undefined;
  /** The first failure of the row, where it is known and not those after it. */
  readonly firstFailure?: number | undefined;
  /** To how many milliseconds the times are exact: 1000 where they were cut to seconds. */
  readonly resolution: number;
  /** What queue and run take together, nearly always, where that is measured. */
  readonly delay?: number | undefined;
  /** What an event wakes has forgotten its wait. */
  readonly forgetsWaits?: boolean;
}

/** One reading of a row: where on the ladder its last failure is. Spans are milliseconds. */
export interface LadderPosition {
  /** Failures in a row, the last included. */
  readonly failures: number;
  /** After this the next attempt may begin; undefined: there is none. */
  readonly from: number | undefined;
  /** By then it has failed again, if it fails again, with the time that queue and run take. */
  readonly to: number | undefined;
  /** How badly what was seen fits: the negative logarithm of a likelihood, but for a constant. */
  readonly cost: number;
}

/** An event has called before the wait was over. */
const WOKEN = 5;
/** A success, which nobody logs, has come between two failures. */
const RESET = 6;
/** What a gap costs that nothing has to explain, as it is of an earlier row. */
const EARLIER = 1;
/** How unlikely long runs are: between a second and three, that often the less. */
const SLOW = 2;
/** Gaps that are looked at, from the last one back. */
const MOST_GAPS = 12;
/** Timers are not early, but two clocks are read: that which is logged, and that which waits. */
const EARLY = 50;
/** Spans of queue and run that are nothing special. */
const USUAL = 250;

/**
 * Where on a ladder the last of some failures can be. A wait tells the rung, as each is twice the one before; what a try
 * itself takes is told by how alike the rests are. Readings that need events or successes to explain what was seen count
 * less. Never empty.
 */
export function ladderPositions(ladder: RetryLadder, row: FailureRow): readonly LadderPosition[] {
  const seen = row.failures.length;
  const last = row.failures.at(-1) ?? 0;
  const began = row.firstFailure ?? row.since;
  const most = began === undefined ? undefined : retriesWithin(ladder, last - began) + 1;
  return candidates(ladder, seen, most).flatMap((failures) => {
    if (row.complete && failures > seen) return [];
    const earlier = Math.max(0, Math.min(seen, MOST_GAPS + 1) - failures);
    const history = failures < seen ? RESET + EARLIER * earlier : row.complete || failures > seen ? 0 : 1;
    // Without events, no more fit into the time; and where it is known when it began, hardly fewer.
    const over = most === undefined ? 0 : Math.max(0, failures - most) * 2;
    const under = row.firstFailure === undefined || most === undefined ? 0 : Math.max(0, most - failures);
    return [position(ladder, row, failures, history + over + under)];
  });
}

function candidates(ladder: RetryLadder, seen: number, most: number | undefined): readonly number[] {
  // At the top, as many longest waits as are looked at.
  const top = ladder.retries === undefined ? rungs(ladder) + MOST_GAPS : ladder.retries + 1;
  const all = new Set(Array.from({ length: top }, (_, at) => at + 1)).add(seen);
  if (most !== undefined) for (let near = Math.max(1, most - 3); near <= most; near += 1) all.add(near);
  return [...all].sort((a, b) => a - b);
}

/** How many retries it takes until the wait grows no more. */
function rungs(ladder: RetryLadder): number {
  let retry = 1;
  while (ladder.wait(retry) < ladder.longest && retry < 64) retry += 1;
  return retry;
}

function position(ladder: RetryLadder, row: FailureRow, failures: number, history: number): LadderPosition {
  const { rests, woken, unsaid } = restsOf(ladder, row, failures);
  const usual = median(rests);
  const spread = Math.max(USUAL, row.resolution, 0.15 * Math.abs(usual));
  const uneven = rests.reduce((sum, rest) => sum + Math.log1p(Math.abs(rest - usual) / spread), 0);
  const slow = SLOW * Math.log1p(Math.max(0, usual - (row.delay ?? 0)) / Math.max(1000, row.resolution));
  const cost = history + WOKEN * woken + unsaid + uneven + slow;
  const wait = waitAfter(ladder, failures);
  if (wait === undefined) return { failures, from: undefined, to: undefined, cost };
  const seen = rests.length === 0 ? 2000 : Math.max(0, ...rests.slice(0, 6));
  const delay = 1000 + row.resolution + Math.max(1.5 * seen, row.delay ?? 0);
  const deadline = (row.forgetsWaits === true ? undefined : keptDeadline(ladder, row, failures)) ?? wait;
  return { failures, from: Math.max(0, Math.min(wait, deadline) - row.resolution - EARLY), to: wait + delay, cost };
}

/** What is left of each gap without its wait, latest first, where no event cut it short. */
function restsOf(ladder: RetryLadder, { failures: times, resolution }: FailureRow, failures: number) {
  const rests: number[] = [];
  let woken = 0;
  let unsaid = 0;
  for (let back = 1; back < Math.min(failures, times.length, MOST_GAPS + 1); back += 1) {
    const gap = (times.at(-back) ?? 0) - (times.at(-back - 1) ?? 0);
    const wait = waitAfter(ladder, failures - back);
    if (wait === undefined) unsaid += 1;
    else if (gap - wait < -resolution - EARLY) woken += 1;
    else rests.push(gap - wait);
  }
  return { rests, woken, unsaid };
}

/**
 * An event wakes an object early, and the wait before it still ends when it would have: a second delayed add of client-go
 * only moves the first to an earlier time (util/workqueue/delaying_queue.go). The priority queue of controller-runtime
 * (pkg/controller/priorityqueue) forgets the wait, so that both have to be reckoned with.
 */
function keptDeadline(ladder: RetryLadder, { failures: times }: FailureRow, failures: number): number | undefined {
  const last = times.at(-1);
  const before = times.at(-2);
  const wait = waitAfter(ladder, failures - 1);
  if (last === undefined || before === undefined || wait === undefined) return undefined;
  const left = before + wait - last;
  return left > 0 ? left : undefined;
}

/** How long an object waits after so many failures in a row, in milliseconds; undefined: it is not tried again by itself. */
export function waitAfter(ladder: RetryLadder, failures: number): number | undefined {
  if (ladder.retries !== undefined && failures > ladder.retries) return undefined;
  return ladder.wait(Math.max(1, failures));
}

/** How many retries fit into a time, at most. */
export function retriesWithin(ladder: RetryLadder, time: number): number {
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

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0;
}
