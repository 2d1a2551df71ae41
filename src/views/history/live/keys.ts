import { scrolled } from '../../live/viewport.ts';

/** What the user chose with keys. */
export interface LiveHistoryState {
  /** The first line of entries that is shown; undefined: the newest are, whatever comes. */
  readonly top: number | undefined;
  /** How far back the lanes go, in milliseconds. */
  readonly span: number;
}

/** What a key means. */
export type Meaning = 'end' | 'up' | 'down' | 'pageUp' | 'pageDown' | 'follow' | 'first' | 'longer' | 'shorter';

/** A key, and what was on the screen when it was pressed. */
export interface KeyPress {
  readonly meaning: Exclude<Meaning, 'end'>;
  /** Lines of entries in all, and those on the screen. */
  readonly total: number;
  readonly room: number;
}

/** Keys of the keyboard that have no letter. */
export interface SpecialKeys {
  readonly upArrow: boolean;
  readonly downArrow: boolean;
  readonly pageUp: boolean;
  readonly pageDown: boolean;
  readonly home: boolean;
  readonly end: boolean;
  readonly escape: boolean;
}

const LETTERS: Readonly<Record<string, Meaning>> = {
  q: 'end',
  k: 'up',
  j: 'down',
  ' ': 'pageDown',
  b: 'pageUp',
  g: 'first',
  G: 'follow',
  '-': 'longer',
  '+': 'shorter',
  '=': 'shorter',
};

const SHORTEST = 60_000;
const LONGEST = 30 * 24 * 3_600_000;

/** What a key means here; undefined: nothing. */
export function meaningOf(input: string, key: SpecialKeys): Meaning | undefined {
  if (key.escape) return 'end';
  if (key.upArrow) return 'up';
  if (key.downArrow) return 'down';
  if (key.pageUp) return 'pageUp';
  if (key.pageDown) return 'pageDown';
  if (key.home) return 'first';
  if (key.end) return 'follow';
  return LETTERS[input];
}

/** What is chosen after a key. Who scrolls to the end follows again. */
export function changed(state: LiveHistoryState, { meaning, total, room }: KeyPress): LiveHistoryState {
  switch (meaning) {
    case 'follow':
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
