import { expect, it } from 'vitest';
import { createServerClock } from './server-clock.ts';

const NOON = Date.parse('2026-01-01T12:00:00Z');

it('follows the server where its clock differs by more than two seconds', () => {
  let local = NOON;
  const clock = createServerClock(() => local);
  clock.see('Thu, 01 Jan 2026 12:00:01 GMT');
  expect(clock.now()).toBe(NOON);
  clock.see('Thu, 01 Jan 2026 12:10:00 GMT');
  expect(clock.now()).toBe(NOON + 600_500);
  local += 1000;
  expect(clock.now()).toBe(NOON + 601_500);
  clock.see('not a date');
  clock.see(undefined);
  expect(clock.now()).toBe(NOON + 601_500);
  clock.see('Thu, 01 Jan 2026 12:00:01 GMT');
  expect(clock.now()).toBe(local);
});
