/** Differences below this are noise: the Date header counts whole seconds, and the answer took its time. */
const TOLERANCE = 2000;

/** The API server's clock, as far as its Date headers tell. */
export interface ServerClock {
  /** Takes note of an answer's Date header. */
  see(date: string | undefined): void;
  /** Milliseconds since the epoch: the local clock, corrected where the server's differs by more than two seconds. */
  now(): number;
}

/** @param local the local clock, in milliseconds since the epoch */
export function createServerClock(local: () => number): ServerClock {
  let correction = 0;
  return {
    see: (date) => {
      const time = Date.parse(date ?? '');
      if (Number.isNaN(time)) return;
      // The header was cut to the second: on average, half a second had gone by.
      const difference = time + 500 - local();
      correction = Math.abs(difference) > TOLERANCE ? difference : 0;
    },
    now: () => local() + correction,
  };
}
