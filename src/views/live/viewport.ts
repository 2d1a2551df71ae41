import type { CommonMeaning } from './keys.ts';

/** What moves a view. */
export type ScrollKey = Exclude<CommonMeaning, 'end'>;

/** A part of the lines, and how many are out of sight. */
export interface View {
  readonly lines: readonly string[];
  readonly above: number;
  readonly below: number;
}

/** The lines that a screen of a height shows from an offset; an offset beyond the end is taken back to it. */
export function visible(lines: readonly string[], offset: number, height: number): View {
  const above = clamp(offset, lines.length, height);
  const shown = lines.slice(above, above + height);
  return { lines: shown, above, below: lines.length - above - shown.length };
}

/** The offset after a key. */
export function scrolled(key: ScrollKey, offset: number, total: number, height: number): number {
  const steps = { up: -1, down: 1, pageUp: -height, pageDown: height, first: -total, last: total };
  return clamp(clamp(offset, total, height) + steps[key], total, height);
}

function clamp(offset: number, total: number, height: number): number {
  return Math.max(0, Math.min(offset, total - height));
}
