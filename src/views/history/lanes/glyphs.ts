import { moodOf } from '../../../history/standing.ts';
import type { Tone } from '../../text/paint.ts';
import { MOOD_TONES } from '../happening-text.ts';
import type { CellState } from './cells.ts';

/** How something is drawn in a column: in Unicode, and as a letter where the terminal or a log has no more. */
export interface Glyph {
  readonly sign: string;
  readonly letter: string;
  /** What it stands for, in the legend. */
  readonly means: string;
}

/** Signs of states, none of which needs a colour to be told from the others. */
const STATES = {
  True: { sign: '█', letter: 'T', means: 'True' },
  False: { sign: '░', letter: 'F', means: 'False' },
  Unknown: { sign: '▒', letter: 'U', means: 'Unknown' },
  other: { sign: '▓', letter: 'O', means: 'another status' },
  mixed: { sign: '▚', letter: 'X', means: 'changed more than once' },
  absent: { sign: '─', letter: '-', means: 'no such condition' },
  open: { sign: '·', letter: '.', means: 'not known' },
  hole: { sign: '╱', letter: '/', means: 'nobody recorded' },
} as const satisfies Record<string, Glyph>;

/** The sign of a column. */
export function stateGlyph(state: CellState): Glyph {
  if (state.kind !== 'status') return STATES[state.kind];
  const { status } = state;
  return status === 'True' || status === 'False' || status === 'Unknown' ? STATES[status] : STATES.other;
}

/** How a column is painted: by what the status means for this condition. */
export function stateTone(type: string, state: CellState): Tone {
  if (state.kind === 'mixed') return 'busy';
  return state.kind === 'status' ? MOOD_TONES[moodOf(type, state)] : 'dim';
}
