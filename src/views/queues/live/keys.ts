import { SORT_KEYS, type SortKey } from '../../../queues/watch/sort-keys.ts';
import type { CommonMeaning } from '../../live/keys.ts';
import type { SeenLook } from './seen.ts';

/** What the user chose with keys. */
export interface LiveState {
  readonly sort: SortKey;
  readonly reverse: boolean;
  /** The key of the row that is selected. */
  readonly selected: string | undefined;
  /** The look that a pause holds. */
  readonly held: SeenLook | undefined;
}

/** What a key means. */
export type Meaning = CommonMeaning | 'sort' | 'reverse' | 'pause';

/** A key, the look that was shown when it was pressed, and the keys of its rows as they stood. */
export interface KeyPress {
  readonly meaning: Exclude<Meaning, 'end'>;
  readonly look: SeenLook;
  readonly keys: readonly string[];
}

/** Letters that have a meaning in this view alone. */
export const OWN_KEYS: ReadonlyMap<string, Meaning> = new Map([
  ['s', 'sort'],
  ['r', 'reverse'],
  ['p', 'pause'],
]);

/** What is chosen after a key. */
export function changed(state: LiveState, { meaning, look, keys }: KeyPress): LiveState {
  switch (meaning) {
    case 'sort':
      return { ...state, sort: SORT_KEYS[(SORT_KEYS.indexOf(state.sort) + 1) % SORT_KEYS.length] ?? 'state' };
    case 'reverse':
      return { ...state, reverse: !state.reverse };
    case 'pause':
      return { ...state, held: state.held === undefined ? look : undefined };
    default:
      return { ...state, selected: moved(state.selected, keys, STEPS[meaning]) };
  }
}

/** Rows that a key moves the selection by. */
const STEPS = {
  up: -1,
  down: 1,
  pageUp: -10,
  pageDown: 10,
  first: Number.NEGATIVE_INFINITY,
  last: Number.POSITIVE_INFINITY,
};

/** Before the first row is none: the sentences are then those of all rows. */
function moved(selected: string | undefined, keys: readonly string[], by: number): string | undefined {
  const at = selected === undefined ? -1 : keys.indexOf(selected);
  return keys[Math.max(-1, Math.min(at + by, keys.length - 1))];
}
