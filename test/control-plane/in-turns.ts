/** Does one thing after the other. */
export interface Turns {
  /** Does it when all that was asked before is done. */
  next<T>(step: () => Promise<T>): Promise<T>;
  /** Does it where nothing is being done. */
  ifIdle(step: () => Promise<unknown>): void;
}

export function inTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const next = async <T>(step: () => Promise<T>): Promise<T> => {
    waiting++;
    const before = last;
    const result = before.then(step);
    last = result.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await result;
    } finally {
      waiting--;
    }
  };
  return {
    next,
    ifIdle(step) {
      if (waiting === 0) void next(step);
    },
  };
}
