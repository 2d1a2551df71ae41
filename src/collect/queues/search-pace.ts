/** The least time between two searches, in milliseconds, after something changed, and when nothing has for long. */
const SOON = 2000;
const CALM = 15_000;
/** Searches take a tenth of the time at most, however large the cluster is. */
const FACTOR = 10;

/** When operators and pods are looked for anew: soon after a page was lost, then at longer and longer intervals. */
export class SearchPace {
  #rest = SOON;
  #began = 0;
  #ended: number;
  #took = 0;

  /** @param now milliseconds, as in all that follows; when the first search ended */
  constructor(now: number) {
    this.#ended = now;
  }

  /** Whether to search now. */
  isDue(now: number): boolean {
    return now - this.#ended >= Math.max(this.#rest, FACTOR * this.#took);
  }

  /** A search begins. */
  begin(now: number): void {
    this.#began = now;
  }

  /** It has ended. */
  end(now: number): void {
    this.#took = now - this.#began;
    this.#ended = now;
    this.#rest = Math.min(CALM, this.#rest * 2);
  }

  /** Something changed. */
  hurry(): void {
    this.#rest = SOON;
  }
}
