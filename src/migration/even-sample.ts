/**
 * Some of a sequence whose length nobody knows beforehand, spread evenly over it: every n-th from the first on, where n
 * doubles whenever they become too many.
 */
export class EvenSample<T> {
  #most: number;
  #every = 1;
  #seen = 0;
  #kept: T[] = [];

  /** @param most at least 1; between half as many and so many are kept of a long sequence */
  constructor(most: number) {
    this.#most = most;
  }

  add(item: T): void {
    if (this.#seen % this.#every === 0) this.#kept.push(item);
    this.#seen += 1;
    this.limit(this.#most);
  }

  /** Keeps no more than so many from now on, at least 1. */
  limit(most: number): void {
    this.#most = most;
    while (this.#kept.length > most) {
      this.#kept = this.#kept.filter((_, at) => at % 2 === 0);
      this.#every *= 2;
    }
  }

  /** In the order in which they came. */
  get items(): readonly T[] {
    return this.#kept;
  }
}

/** The first, then the middle, then the quarters, the eighths and so on: any part of the list is soon met. */
export function halvingOrder<T>(items: readonly T[]): T[] {
  const bits = Math.ceil(Math.log2(Math.max(1, items.length)));
  const places = Array.from({ length: 2 ** bits }, (_, at) => reversed(at, bits));
  return places.flatMap((place) => items.slice(place, place + 1));
}

/** A number of so many bits with the last bit first. */
function reversed(value: number, bits: number): number {
  let result = 0;
  for (let bit = 0; bit < bits; bit += 1) result = result * 2 + ((value >> bit) & 1);
  return result;
}
