import stringWidth from 'string-width';
import { sanitize } from './sanitize.ts';
import type { Cell, Column } from './table.ts';

/** A column that may be left out. */
export interface SpareColumn extends Column {
  /** On a narrow terminal the column with the lowest number is left out first; absent: never. */
  readonly spare?: number;
}

/** Places of the columns that fit, those left out that can be spared where the terminal is too narrow for all. */
export function fittingColumns(
  columns: readonly SpareColumn[],
  rows: readonly (readonly Cell[])[],
  width: number,
): Set<number> {
  const needed = columns.map(({ title }, at) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(sanitize(row[at]?.text ?? '')))),
  );
  const used = new Set(columns.keys());
  const spare = columns
    .map(({ spare: order }, at) => ({ order, at }))
    .filter(({ order }) => order !== undefined)
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  const total = () => [...used].reduce((sum, at) => sum + (needed[at] ?? 0) + 2, -2);
  for (const { at } of spare) if (total() > width) used.delete(at);
  return used;
}
