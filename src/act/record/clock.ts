/** By how much two clocks may differ without a word: the API server tells its time in whole seconds. */
const TOLERANCE = 2000;

/** What tells the time. All in milliseconds. */
export interface TimeSources {
  /** The local clock, which somebody may set. */
  readonly local: () => number;
  /** A clock that nobody can set; it may stand still while the machine sleeps. */
  readonly monotonic: () => number;
  /** The API server's clock as far as it is known; it follows the local one until the server has told its time again. */
  readonly server: () => number;
}

/** The API server's time, which never goes back within a run. */
export interface RecordClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** By how many milliseconds the local clock was set since it was last asked; undefined: it was not. */
  step(): number | undefined;
  /** Takes over the server's time, once the server has told it anew; what would be a step back is waited for. */
  follow(): void;
}

/**
 * A clock that counts on from the API server's time by a clock that nobody can set: where the local one is set, times that
 * are recorded go on as if nothing had happened.
 */
export function recordClock({ local, monotonic, server }: TimeSources): RecordClock {
  let base = server() - monotonic();
  let offset = local() - monotonic();
  let last = 0;
  return {
    now() {
      last = Math.max(last, Math.round(base + monotonic()));
      return last;
    },
    step() {
      const present = local() - monotonic();
      const moved = present - offset;
      // What they drift apart from one look to the next is followed.
      offset = present;
      if (Math.abs(moved) <= TOLERANCE) return undefined;
      return Math.round(moved);
    },
    follow() {
      const present = server() - monotonic();
      if (Math.abs(present - base) > TOLERANCE) base = present;
    },
  };
}
