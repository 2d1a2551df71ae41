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
  let flying = 0;
  let restUntil = 0;
  // One waiter at a time waits for a place, and one for all to have landed: a race of all promises in flight for each
  // write makes so much garbage that memory grows by it.
  let onLanding = (): void => {};
  const landing = () =>
    new Promise<void>((resolve) => {
      onLanding = resolve;
    });
  const pause = (milliseconds: number) => sleep(milliseconds, undefined, { signal }).catch(() => {});
  return {
    async place(isOver) {
      while (!isOver()) {
        if (flying >= pace.limit) {
          await landing();
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
      flying += 1;
      count(flying);
      void write().then(({ tries }) => {
        flying -= 1;
        count(flying);
        pace.answered((performance.now() - begun) / tries, performance.now());
        onLanding();
      });
    },
    async landed() {
      while (flying > 0) await landing();
    },
    async rest(milliseconds) {
      restUntil = Math.max(restUntil, performance.now() + milliseconds);
      await pause(restUntil - performance.now());
    },
    throttled: () => pace.throttled(performance.now()),
  };
}
