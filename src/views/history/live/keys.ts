import type { CommonMeaning } from '../../live/keys.ts';
import { scrolled } from '../../live/viewport.ts';

/** What the user chose with keys. */
export interface LiveHistoryState {
  /** The first line of entries that is shown; undefined: the newest are, whatever comes. */
  readonly top: number | undefined;
  /** How far back the lanes go, in milliseconds. */
  readonly span: number;
}

/** What a key means. */
export type Meaning = CommonMeaning | 'longer' | 'shorter';

/** A key, and what was on the screen when it was pressed. */
export interface KeyPress {
  readonly meaning: Exclude<Meaning, 'end'>;
  /** Lines of entries in all, and those on the screen. */
  readonly total: number;
  readonly room: number;
}

/** Letters that have a meaning in this view alone. */
export const OWN_KEYS: ReadonlyMap<string, Meaning> = new Map([
  ['-', 'longer'],
  ['+', 'shorter'],
  ['=', 'shorter'],
]);

const SHORTEST = 60_000;
const LONGEST = 30 * 24 * 3_600_000;

/** What is chosen after a key. Who scrolls to the end follows again. */
export function changed(state: LiveHistoryState, { meaning, total, room }: KeyPress): LiveHistoryState {
  switch (meaning) {
    case 'last':
      return { ...state, top: undefined };
    case 'first':
      return { ...state, top: total > room ? 0 : undefined };
    case 'longer':
      return { ...state, span: Math.min(LONGEST, state.span * 2) };
    case 'shorter':
      return { ...state, span: Math.max(SHORTEST, state.span / 2) };
    default: {
      const top = scrolled(meaning, state.top ?? total, total, room);
      return { ...state, top: top >= total - room ? undefined : top };
    }
  }
}
