import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a run may take before garbage is collected on purpose, in bytes: half of it is Node itself. */
const ENOUGH = 120 * 2 ** 20;
/** So much more than after the last collection is worth another. */
const GROWTH = 6 * 2 ** 20;
const EVERY_MS = 1000;

/**
 * Keeps the memory of hundreds of thousands of small answers flat, which V8 left alone does not: it triples the space for
 * young objects again and again, and puts off looking through that of old ones while there is memory. Neither saves time worth
 * measuring here, since the API server takes most of it.
 * @returns ends it
 */
export function keepMemoryFlat(): () => void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--optimize-for-size');
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  let after = ENOUGH - GROWTH;
  const timer = setInterval(() => {
    if (typeof collect !== 'function' || process.memoryUsage.rss() < after + GROWTH) return;
    collect();
    after = Math.max(ENOUGH - GROWTH, process.memoryUsage.rss());
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
