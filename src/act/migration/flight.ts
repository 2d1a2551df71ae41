import { setTimeout as sleep } from 'node:timers/promises';
import { createPace } from '../../migration/pace.ts';

/** The writes that are in flight, as many as the server bears. */
export interface Flight {
  /** Waits for a place; false where `isOver` says meanwhile that there is nothing left to wait for. */
  place(isOver: () => boolean): Promise<boolean>;
  /** Sends a write on its way; it answers how often it was tried. */
  launch(write: () => Promise<{ readonly tries: number }>): void;
  /** Resolves when all have landed. */
  landed(): Promise<void>;
  /** Nobody begins for so many milliseconds; resolves when that, or a longer rest that was asked for before, is over. */
  rest(milliseconds: number): Promise<void>;
  /** The server said that it is too much. */
  throttled(): void;
}

/**
 * @param qps most writes begun a second; undefined: no ceiling
 * @param count is told how many are in flight whenever that changes
 * @param signal ends waits, not writes
 */
export function createFlight(
  maxInFlight: number,
  qps: number | undefined,
  count: (inFlight: number) => void,
  signal: AbortSignal,
): Flight {
  const pace = createPace(maxInFlight, qps);
  const flying = new Set<Promise<void>>();
  let restUntil = 0;
  const pause = (milliseconds: number) => sleep(milliseconds, undefined, { signal }).catch(() => {});
  return {
    async place(isOver) {
      while (!isOver()) {
        if (flying.size >= pace.limit) {
          await Promise.race(flying);
          continue;
        }
        const now = performance.now();
        const delay = restUntil > now ? restUntil - now : pace.delay(now);
        if (delay <= 0) return true;
        await pause(delay);
      }
      return false;
    },
    launch(write) {
      const begun = performance.now();
      const task = write().then(({ tries }) => {
        flying.delete(task);
        count(flying.size);
        pace.answered((performance.now() - begun) / tries, performance.now());
      });
      flying.add(task);
      count(flying.size);
    },
    async landed() {
      await Promise.all(flying);
    },
    async rest(milliseconds) {
      restUntil = Math.max(restUntil, performance.now() + milliseconds);
      await pause(restUntil - performance.now());
    },
    throttled: () => pace.throttled(performance.now()),
  };
}
