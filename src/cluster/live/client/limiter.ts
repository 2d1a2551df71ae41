/** Caps the requests in flight at what the server bears: halved when it says 429, grown slowly while it answers. */
export interface Limiter {
  /** Waits for a place; call the result, once, to give it back. */
  acquire(): Promise<() => void>;
  /** The server has throttled a request. */
  throttled(): void;
  /** The server has answered a request. */
  answered(): void;
}

const START = 32;
const LEAST = 2;
/** Even where a server sets no limit of its own. */
const MOST = 100;
/** Before the first connection stands: what a server without HTTP/2 gets. */
const UNKNOWN = 16;

/** @param capacity requests the server lets run at once, as far as it is known yet */
export function createLimiter(capacity: () => number | undefined): Limiter {
  let limit = START;
  let inFlight = 0;
  const waiting: (() => void)[] = [];
  const ceiling = () => Math.min(MOST, capacity() ?? UNKNOWN);
  const most = () => Math.min(limit, ceiling());
  const admit = () => {
    while (inFlight < most()) {
      const next = waiting.shift();
      if (next === undefined) return;
      inFlight += 1;
      next();
    }
  };
  return {
    acquire: () =>
      new Promise((resolve) => {
        let held = true;
        waiting.push(() =>
          resolve(() => {
            if (!held) return;
            held = false;
            inFlight -= 1;
            admit();
          }),
        );
        admit();
      }),
    throttled: () => {
      limit = Math.max(LEAST, Math.floor(limit / 2));
    },
    answered: () => {
      // One more place for every `limit` answers, up to what the server allows.
      limit = Math.min(limit + 1 / limit, Math.max(START, ceiling()));
      admit();
    },
  };
}
