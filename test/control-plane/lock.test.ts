import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { withLock } from './lock.ts';
import { run } from './run.ts';

function lockPath(): string {
  return join(mkdtempSync(join(tmpdir(), 'lock-test-')), 'lock');
}

test('work under one lock never overlaps', async () => {
  const path = lockPath();
  let inside = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    inside++;
    most = Math.max(most, inside);
    await turn();
    inside--;
  };
  await Promise.all([withLock(path, work), withLock(path, work), withLock(path, work)]);
  expect(most).toBe(1);
  expect(existsSync(path)).toBe(false);
});

test('the lock of a dead process is taken over', async () => {
  const path = lockPath();
  const dead = (await run('sh', ['-c', 'echo $$'])).stdout.trim();
  writeFileSync(path, dead);
  expect(await withLock(path, async () => 'done')).toBe('done');
});

test('the lock is given back when the work fails', async () => {
  const path = lockPath();
  await expect(withLock(path, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(existsSync(path)).toBe(false);
});
