import { expect, it } from 'vitest';
import { createServerClock } from './server-clock.ts';

const NOON = Date.parse('2026-01-01T12:00:00Z');

it('follows the server where its clock differs by more than two seconds', () => {
  let local = NOON;
  const clock = createServerClock(() => local);
  clock.see('Thu, 01 Jan 2026 12:00:01 GMT', 0);
  expect(clock.now()).toBe(NOON);
  clock.see('Thu, 01 Jan 2026 12:10:00 GMT', 0);
  expect(clock.now()).toBe(NOON + 600_500);
  local += 1000;
  expect(clock.now()).toBe(NOON + 601_500);
  clock.see('not a date', 0);
  clock.see(undefined, 0);
  expect(clock.now()).toBe(NOON + 601_500);
  clock.see('Thu, 01 Jan 2026 12:00:01 GMT', 0);
  expect(clock.now()).toBe(local);
});

it('takes what an answer was on its way for no difference', () => {
  let local = NOON + 30_000;
  const clock = createServerClock(() => local);
  clock.see('Thu, 01 Jan 2026 12:00:00 GMT', 30_000);
  expect(clock.now()).toBe(local);
  // The server is a minute ahead, and the next answer is late.
  clock.see('Thu, 01 Jan 2026 12:01:30 GMT', 100);
  expect(clock.now()).toBe(local + 60_550);
  local += 90_000;
  clock.see('Thu, 01 Jan 2026 12:01:31 GMT', 90_000);
  expect(clock.now()).toBe(local + 60_550);
});

it('follows a local clock that is set', () => {
  let local = NOON;
  const clock = createServerClock(() => local);
  clock.see('Thu, 01 Jan 2026 12:00:00 GMT', 0);
  local = NOON + 3_600_000;
  clock.see('Thu, 01 Jan 2026 12:00:01 GMT', 200);
  expect(clock.now()).toBe(NOON + 1600);
});
