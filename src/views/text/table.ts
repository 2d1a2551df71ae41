import stringWidth from 'string-width';
import type { Paint, Tone } from './paint.ts';
import { sanitize } from './sanitize.ts';

/** One cell: text as the cluster has it (sanitised here) and how it is meant. */
export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
}

/** One column; where the terminal is too narrow, columns give way in the order of `giveWay`, lowest first. */
export interface Column {
  readonly title: string;
  readonly giveWay: number;
  /** Columns it never goes below. */
  readonly least: number;
}

const GAP = 2;
/**
 * Aligned columns as kubectl prints them, one line a row, cut with `…` where they are wider than the terminal and
 * never wrapped. Columns that are empty in every row are left out. Ends with a newline.
 * Padding is done here: cli-table3 takes 30 ms for a hundred rows, more than the rest of a small tree.
 */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
  paint: Paint,
): string {
  const safe = rows.map((row) =>
    columns.map((_, at) => ({ text: sanitize(row[at]?.text ?? ''), tone: row[at]?.tone ?? ('plain' as const) })),
  );
  const used = columns.map((_, at) => at).filter((at) => safe.some((row) => row[at]?.text !== ''));
  const needed = used.map((at) => Math.max(stringWidth(columns[at]?.title ?? ''), ...widths(safe, at)));
  const fitted = shrinkToFit(
    needed,
    used.map((at) => columns[at]),
    width,
  );
  const line = (cells: readonly Required<Cell>[]) => {
    // What follows the last text of a row is not padded: one long cell must not make every line as long.
    const last = cells.findLastIndex(({ text }) => text !== '');
    return cells
      .slice(0, last + 1)
      .map(({ text, tone }, index) => {
        const shown = cut(text, fitted[index] ?? 0);
        const padding = index === last ? 0 : (fitted[index] ?? 0) - stringWidth(shown) + GAP;
        return `${paint(tone, shown)}${' '.repeat(Math.max(0, padding))}`;
      })
      .join('');
  };
  const head = used.map((at) => ({ text: columns[at]?.title ?? '', tone: 'dim' as const }));
  const body = safe.map((row) => used.map((at) => row[at] ?? { text: '', tone: 'plain' as const }));
  return [head, ...body].map((cells) => `${line(cells)}\n`).join('');
}

function widths(rows: readonly (readonly Cell[])[], at: number): number[] {
  return [rows.reduce((most, row) => Math.max(most, stringWidth(row[at]?.text ?? '')), 0)];
}

/** Shrinks columns until they fit, those that give way first down to their least; where that is not enough, below. */
function shrinkToFit(needed: readonly number[], columns: readonly (Column | undefined)[], width: number): number[] {
  const result = [...needed];
  const order = columns
    .map((column, index) => ({ index, giveWay: column?.giveWay ?? 0, least: column?.least ?? 0 }))
    .sort((a, b) => a.giveWay - b.giveWay);
  let excess = result.reduce((sum, columnWidth) => sum + columnWidth, 0) + GAP * (result.length - 1) - width;
  for (const { index, least } of [...order, ...order.map(({ index }) => ({ index, least: 1 }))]) {
    if (excess <= 0) break;
    const current = result[index] ?? 0;
    const shrunk = Math.max(Math.min(least, current), current - excess);
    excess -= current - shrunk;
    result[index] = shrunk;
  }
  return result;
}

/** Cuts a text to a number of terminal columns, the last of which is `…` where something is missing. */
export function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let result = '';
  let taken = 0;
  for (const character of text) {
    const size = stringWidth(character);
    if (taken + size > width - 1) break;
    result += character;
    taken += size;
  }
  return `${result}…`;
}
