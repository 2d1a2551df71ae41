import { describe, expect, it } from 'vitest';
import { createLimiter } from './limiter.ts';

/** How many of many are let in at once. */
async function admitted(limiter: ReturnType<typeof createLimiter>): Promise<number> {
  const releases: (() => void)[] = [];
  for (let count = 0; count < 200; count += 1) void limiter.acquire().then((release) => releases.push(release));
  await new Promise((resolve) => setImmediate(resolve));
  const inFlight = releases.length;
  while (releases.length > 0) {
    for (const release of releases.splice(0)) release();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return inFlight;
}

describe('limiter', () => {
  it('lets 32 in at first, and never more than the server allows', async () => {
    expect(await admitted(createLimiter(() => 100))).toBe(32);
    expect(await admitted(createLimiter(() => 16))).toBe(16);
  });

  it('halves when the server throttles and grows while it answers', async () => {
    const limiter = createLimiter(() => 100);
    limiter.throttled();
    expect(await admitted(limiter)).toBe(16);
    for (let count = 0; count < 10; count += 1) limiter.throttled();
    expect(await admitted(limiter)).toBe(2);
    for (let count = 0; count < 10_000; count += 1) limiter.answered();
    expect(await admitted(limiter)).toBe(100);
  });

  it('gives a place back only once', async () => {
    const limiter = createLimiter(() => 1);
    const release = await limiter.acquire();
    release();
    release();
    expect(await admitted(limiter)).toBe(1);
  });
});
