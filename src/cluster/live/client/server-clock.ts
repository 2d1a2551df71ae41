/** Differences below this, in milliseconds, are none: clocks that are set by NTP differ, too. */
const TOLERANCE = 1500;
/** The Date header is cut to the second. */
const CUT = 1000;

/** The API server's clock, as far as its Date headers tell. */
export interface ServerClock {
  /**
   * Takes note of an answer's Date header.
   * @param took milliseconds from the request to now: the header was written somewhere in between
   */
  see(date: string | undefined, took: number): void;
  /** Milliseconds since the epoch: the local clock, corrected where the server's differs by some two seconds or more. */
  now(): number;
}

/**
 * Makes such a clock. An answer that was long on its way tells little of the server's clock: what it took is no difference.
 * @param local the local clock, in milliseconds since the epoch
 */
export function createServerClock(local: () => number): ServerClock {
  let correction = 0;
  return {
    see: (date, took) => {
      const time = Date.parse(date ?? '');
      if (Number.isNaN(time)) return;
      const least = time - local();
      const most = least + CUT + took;
      const explains = (difference: number) => difference > least - TOLERANCE && difference < most + TOLERANCE;
      if (explains(correction)) return;
      correction = explains(0) ? 0 : (least + most) / 2;
    },
    now: () => local() + correction,
  };
}
