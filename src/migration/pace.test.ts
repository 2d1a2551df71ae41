import { expect, test } from 'vitest';
import { createPace, type Pace } from './pace.ts';

/** Lets a server of a capacity answer for a while; answers the writes in flight over the last third of it. */
function settle(pace: Pace, answers: number, latency: (inFlight: number) => number): number {
  let now = 0;
  const limits: number[] = [];
  for (let done = 0; done < answers; done += 1) {
    const took = latency(pace.limit);
    now += took / pace.limit;
    pace.answered(took, now);
    limits.push(pace.limit);
  }
  const last = limits.slice(-answers / 3);
  return last.reduce((sum, limit) => sum + limit, 0) / last.length;
}

test('more is put in flight while that brings more a second', () => {
  // A network of 50 ms and a server that never tires.
  expect(settle(createPace(64, undefined), 20_000, () => 50)).toBeGreaterThan(50);
});

test('no more is put in flight than the server can work on', () => {
  // Two milliseconds a write, one after another: beyond a few in flight they only wait.
  const settled = settle(createPace(128, undefined), 20_000, (inFlight) => Math.max(10, inFlight * 2));
  expect(settled).toBeGreaterThan(4);
  expect(settled).toBeLessThan(24);
});

test('never more than the user allows', () => {
  const pace = createPace(3, undefined);
  expect(settle(pace, 5000, () => 50)).toBeLessThanOrEqual(3);
  expect(createPace(1, undefined).limit).toBe(1);
});

test('a 429 halves what is in flight, down to one', () => {
  const pace = createPace(64, undefined);
  const before = pace.limit;
  pace.throttled(0);
  expect(pace.limit).toBe(before / 2);
  for (let times = 1; times < 10; times += 1) pace.throttled(times * 1000);
  expect(pace.limit).toBe(1);
});

test('writes that are turned away together halve it once', () => {
  const pace = createPace(64, undefined);
  const before = pace.limit;
  for (let times = 0; times < before; times += 1) pace.throttled(times);
  expect(pace.limit).toBe(before / 2);
});

test('over a line with a long way it is at its most within a few times there and back', () => {
  const pace = createPace(64, undefined);
  let now = 0;
  for (let trips = 0; trips < 16; trips += 1) {
    now += 1000;
    for (let answers = pace.limit; answers > 0; answers -= 1) pace.answered(1000, now);
  }
  expect(pace.limit).toBe(64);
});

test('with --qps so many begin a second, however many are asked for', () => {
  const pace = createPace(64, 100);
  let begun = 0;
  for (let now = 0; now < 10_000; now += 1) if (pace.delay(now) === 0) begun += 1;
  expect(begun).toBeGreaterThan(950);
  expect(begun).toBeLessThan(1050);
});
