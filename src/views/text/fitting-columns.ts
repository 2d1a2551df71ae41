import stringWidth from 'string-width';
import { sanitize } from './sanitize.ts';
import type { Cell, Column } from './table.ts';

/** A column that may be left out. */
export interface SpareColumn extends Column {
  /** On a narrow terminal the column with the lowest number is left out first; absent: never. */
  readonly spare?: number;
}

/** Columns, and the cells of each row that stand in them. */
export interface FittingTable {
  readonly columns: readonly SpareColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What fits of a table: where the terminal is too narrow for all columns, those that can be spared are left out. */
export function fittingTable(
  columns: readonly SpareColumn[],
  rows: readonly (readonly Cell[])[],
  width: number,
): FittingTable {
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
  return {
    columns: columns.filter((_, at) => used.has(at)),
    rows: rows.map((row) => row.filter((_, at) => used.has(at))),
  };
}
