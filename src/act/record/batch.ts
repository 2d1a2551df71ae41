/** Changes that are committed together, at most, and milliseconds that the first of them waits for others. */
const MOST = 64;
const WAIT = 50;

/** Collects what is to be written in one transaction. Its memory is bounded: what is full is written at once. */
export interface Batch<T> {
  add(item: T): void;
  /** Writes what is there; throws what `write` throws. */
  flush(): void;
  /** Drops what is there. */
  drop(): void;
}

/**
 * A batch that writes itself when it is full or a moment old. After what could not be written nothing is: what comes later
 * must not be taken for all there was.
 * @param write gets at least one item
 * @param failed is told what `write` threw when nobody had called
 */
export function createBatch<T>(write: (items: readonly T[]) => void, failed: (error: unknown) => void): Batch<T> {
  let items: T[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isBroken = false;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const full = items;
    items = [];
    if (full.length === 0 || isBroken) return;
    try {
      write(full);
    } catch (error) {
      isBroken = true;
      throw error;
    }
  };
  return {
    add(item) {
      if (isBroken) return;
      items.push(item);
      if (items.length >= MOST) return flush();
      timer ??= setTimeout(() => {
        try {
          flush();
        } catch (error) {
          failed(error);
        }
      }, WAIT);
    },
    flush,
    drop() {
      clearTimeout(timer);
      timer = undefined;
      items = [];
    },
  };
}
