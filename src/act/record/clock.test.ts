import { expect, test } from 'vitest';
import { recordClock } from './clock.ts';

/** A local clock that can be set, one that cannot, and a server's that is read by the local one. */
function clocks() {
  const at = { local: 1_000_000, monotonic: 500, correction: 0 };
  const clock = recordClock({
    local: () => at.local,
    monotonic: () => at.monotonic,
    server: () => at.local + at.correction,
  });
  const pass = (milliseconds: number) => {
    at.local += milliseconds;
    at.monotonic += milliseconds;
  };
  return { at, clock, pass };
}

test('it counts on where the local clock is set, and says by how much it was', () => {
  const { at, clock, pass } = clocks();
  expect(clock.now()).toBe(1_000_000);
  pass(1000);
  at.local -= 3_600_000;
  expect(clock.now()).toBe(1_001_000);
  expect(clock.step()).toBe(-3_600_000);
  expect(clock.step()).toBeUndefined();
  pass(1000);
  expect(clock.now()).toBe(1_002_000);
});

test('once the server has told its time anew a step of the local clock alone changes nothing', () => {
  const { at, clock, pass } = clocks();
  at.local += 7_200_000;
  expect(clock.step()).toBe(7_200_000);
  at.correction = -7_200_000;
  clock.follow();
  pass(10);
  expect(clock.now()).toBe(1_000_010);
});

test('after a sleep, in which the other clock stood still, it takes the time from the server', () => {
  const { at, clock } = clocks();
  at.local += 60_000;
  expect(clock.step()).toBe(60_000);
  clock.follow();
  expect(clock.now()).toBe(1_060_000);
});

test('it never goes back', () => {
  const { at, clock, pass } = clocks();
  expect(clock.now()).toBe(1_000_000);
  at.correction = -10_000;
  clock.follow();
  expect(clock.now()).toBe(1_000_000);
  pass(4000);
  expect(clock.now()).toBe(1_000_000);
  pass(7000);
  expect(clock.now()).toBe(1_001_000);
});

test('what clocks differ by from second to second is no step', () => {
  const { at, clock, pass } = clocks();
  for (let second = 0; second < 600; second += 1) {
    pass(1000);
    at.local += 20;
    expect(clock.step()).toBeUndefined();
  }
});
