import { expect, test } from 'vitest';
import { Changes } from './changes.ts';

const never = new AbortController().signal;

async function elapsed(wait: Promise<void>): Promise<number> {
  const start = performance.now();
  await wait;
  return performance.now() - start;
}

test('a burst of changes is one, waited out from its first', async () => {
  const changes = new Changes();
  const waiting = elapsed(changes.settled(60, 60_000, never));
  changes.note();
  changes.note();
  expect(await waiting).toBeGreaterThanOrEqual(55);
  expect(await elapsed(changes.settled(0, 50, never))).toBeGreaterThanOrEqual(45);
});

test('a change that came while nobody waited is not lost', async () => {
  const changes = new Changes();
  changes.note();
  expect(await elapsed(changes.settled(0, 60_000, never))).toBeLessThan(10_000);
});

test('the signal ends the wait', async () => {
  const controller = new AbortController();
  const waiting = new Changes().settled(0, 60_000, controller.signal);
  controller.abort();
  expect(await elapsed(waiting)).toBeLessThan(10_000);
});
