/** A source of numbers that gives the same ones for the same seed: a failure can be looked at again. */
export interface Random {
  /** A whole number from 0 up to, and without, `below`. */
  number(below: number): number;
  pick<T>(values: readonly [T, ...T[]]): T;
  /** True with this probability. */
  chance(probability: number): boolean;
}

/** mulberry32 (github.com/bryc/code, jshash/PRNGs.md): 32 bits of state. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const number = (below: number): number => Math.floor(next() * below);
  return {
    number,
    pick: ([first, ...others]) => others[number(others.length + 1) - 1] ?? first,
    chance: (probability) => next() < probability,
  };
}
