import { expect, test } from 'vitest';
import { nextTryWindow } from './backoff.ts';
import { RETRY_LADDERS } from './retry-ladders.ts';
import { randomFrom, type SimulatedFailure, simulate } from './simulated-row.fixture.ts';

const START = Date.parse('2026-11-01T12:00:00Z');
const RETRIERS = ['controller-runtime', 'client-go', 'built-in', 'josdk'] as const;

/** One look at one object that fails: was what was said true, and how wide was it for how long a wait? */
interface Look {
  readonly retrier: (typeof RETRIERS)[number];
  readonly said: string;
  readonly isTrue: boolean;
  readonly width: number;
  readonly gap: number;
}

function look(random: () => number): Look | undefined {
  const one = <T>(...values: readonly [T, ...T[]]): T => values[Math.floor(random() * values.length)] ?? values[0];
  const retrier = one(...RETRIERS);
  const ladder = RETRY_LADDERS[retrier];
  if (ladder === undefined) return undefined;
  const work = {
    run: one(2, 50, 300, 2000, 20_000),
    queue: one(1, 50, 500),
    events: one(0, 0, 0.05),
    successes: one(0, 0, 0.02),
  };
  const all = simulate(ladder, work, retrier === 'client-go', 2 + Math.floor(random() * 24), START, random);
  const at = Math.floor(random() * all.length);
  const last = all[at];
  if (last === undefined) return undefined;
  const next: SimulatedFailure | undefined = all[at + 1];
  const isOver = ladder.retries !== undefined && last.failures > ladder.retries;
  // Whether an event comes nobody can know.
  if (!isOver && next?.by !== 'back-off') return undefined;
  const until = next?.time ?? last.time + 3_600_000;
  const now = last.time + (until - last.time) * random();
  const resolution = one(1, 1000);
  const known = all.slice(0, at + 1).map(({ time }) => Math.floor(time / resolution) * resolution);
  const complete = random() < 0.5;
  const failures = complete ? known : known.slice(-(2 + Math.floor(random() * 8)));
  const found = nextTryWindow(retrier, { failures, complete, resolution }, now);
  const gap = until - last.time;
  if (found.kind === 'window') {
    const isTrue = !isOver && found.from <= until && until <= found.to;
    return { retrier, said: 'window', isTrue, width: found.to - found.from, gap };
  }
  return { retrier, said: found.kind, isTrue: isOver && found.kind === 'given-up', width: 0, gap };
}

const random = randomFrom(7);
const looks: Look[] = [];
while (looks.length < 10_000) {
  const found = look(random);
  if (found !== undefined) looks.push(found);
}

function share(some: readonly Look[]): number {
  return some.filter(({ isTrue }) => isTrue).length / some.length;
}

test.each(RETRIERS)(
  'of 10,000 looks at simulated objects, those of %s tell the truth at least 19 times in 20',
  (name) => {
    const some = looks.filter(({ retrier }) => retrier === name);
    expect(some.length).toBeGreaterThan(1000);
    expect(share(some)).toBeGreaterThanOrEqual(0.95);
  },
);

test('windows are narrow where waits are long', () => {
  const long = looks.filter(({ said, gap }) => said === 'window' && gap > 60_000);
  const ratios = long.map(({ width, gap }) => width / gap).toSorted((a, b) => a - b);
  // Of the wait: half of them within a twentieth of it.
  expect(ratios[Math.floor(ratios.length / 2)]).toBeLessThan(0.05);
  expect(ratios[Math.floor(ratios.length * 0.9)]).toBeLessThan(1);
});
