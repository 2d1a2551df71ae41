import { waitAfter } from './ladder-position.ts';
import type { RetryLadder } from './retry-ladders.ts';

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** How an object that fails is worked on. Spans are milliseconds. */
export interface SimulatedWork {
  /** What a run takes, most of the time. */
  readonly run: number;
  /** What the queue makes it wait, on average. */
  readonly queue: number;
  /** How likely an event cuts a wait short. */
  readonly events: number;
  /** How likely a success comes after a failure, and nobody logs it. */
  readonly successes: number;
}

/** One failure, and what made it be tried. */
export interface SimulatedFailure {
  readonly time: number;
  readonly by: 'back-off' | 'event';
  /** In this row, itself included. */
  readonly failures: number;
}

/** Failures of one object, from a time on; ends early where it is given up. */
export function simulate(
  ladder: RetryLadder,
  { run, queue, events, successes }: SimulatedWork,
  keepsDeadline: boolean,
  count: number,
  start: number,
  random: () => number,
): readonly SimulatedFailure[] {
  const exponential = (mean: number) => -mean * Math.log(1 - random());
  // Most alike, one in twenty much longer.
  const takes = () => run * Math.exp(0.3 * (random() + random() + random() - 1.5)) * (random() < 0.03 ? 3 : 1);
  const all: SimulatedFailure[] = [];
  let failures = 1;
  let time = start;
  let by: SimulatedFailure['by'] = 'event';
  let deadline = Number.POSITIVE_INFINITY;
  while (all.length < count) {
    time += exponential(queue) + takes();
    all.push({ time, by, failures });
    if (random() < successes) {
      time += exponential(60_000);
      by = 'event';
      failures = 1;
      deadline = Number.POSITIVE_INFINITY;
      continue;
    }
    const wait = waitAfter(ladder, failures);
    if (wait === undefined) break;
    const due = Math.min(time + wait, keepsDeadline ? deadline : Number.POSITIVE_INFINITY);
    by = random() < events ? 'event' : 'back-off';
    // What an event calls for leaves the old deadline in the heap.
    deadline = by === 'event' && due > time ? due : Number.POSITIVE_INFINITY;
    time = by === 'event' ? time + (due - time) * random() : Math.max(due, time);
    failures += 1;
  }
  return all;
}
