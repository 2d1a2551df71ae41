/** Remembers that something changed, and lets one reader wait until a burst of changes is over. */
export class Changes {
  #changed = false;
  #wake: () => void = () => {};

  /** Something changed. */
  note(): void {
    this.#changed = true;
    this.#wake();
  }

  /**
   * Resolves `settle` milliseconds after the first change since the last call (one that came meanwhile counts), at the
   * latest after `limit` milliseconds, or when the signal aborts.
   */
  async settled(settle: number, limit: number, signal: AbortSignal): Promise<void> {
    if (!this.#changed) await this.#pause(limit, signal, true);
    if (this.#changed && !signal.aborted) await this.#pause(settle, signal, false);
    this.#changed = false;
  }

  #pause(milliseconds: number, signal: AbortSignal, wakes: boolean): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener('abort', end, { once: true });
      this.#wake = wakes ? end : () => {};
    });
  }
}
