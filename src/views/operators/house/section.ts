import type { Paint } from '../../text/paint.ts';
import { sanitize } from '../../text/sanitize.ts';
import { type Cell, type Column, renderTable } from '../../text/table.ts';
import { wrap } from '../../text/wrap.ts';

/** How to lay a page out. */
export interface PageLayout {
  /** Terminal columns; Infinity where nothing is to be cut or wrapped. */
  readonly width: number;
  readonly paint: Paint;
}

const INDENT = '  ';

/** A heading with an indented table below it; '' where the table has no rows. */
export function tableSection(
  title: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  { width, paint }: PageLayout,
): string {
  if (rows.length === 0) return '';
  const table = renderTable(columns, rows, width - INDENT.length, paint);
  return `\n${paint('strong', title)}\n${indented(table)}`;
}

/** A heading with indented lines below it, wrapped; '' where there are none. */
export function lineSection(title: string, lines: readonly string[], { width, paint }: PageLayout): string {
  if (lines.length === 0) return '';
  const body = lines.map((line) => `${wrap(sanitize(line), width - INDENT.length)}\n`).join('');
  return `\n${paint('strong', title)}\n${indented(body)}`;
}

/** Names and values, the values aligned and wrapped below themselves; rows without value are left out. */
export function facts(
  rows: readonly (readonly [name: string, value: string | undefined])[],
  { width, paint }: PageLayout,
): string {
  const known = rows.filter((row): row is readonly [string, string] => row[1] !== undefined && row[1] !== '');
  const column = Math.max(0, ...known.map(([name]) => name.length)) + 2;
  return known
    .map(([name, value]) => {
      const lines = wrap(sanitize(value), Math.max(20, width - column)).split('\n');
      const [first = '', ...rest] = lines;
      return [`${paint('dim', name.padEnd(column))}${first}`, ...rest.map((line) => `${' '.repeat(column)}${line}`)]
        .map((line) => `${line}\n`)
        .join('');
    })
    .join('');
}

/** The same below a heading, indented. */
export function factSection(
  title: string,
  rows: readonly (readonly [name: string, value: string | undefined])[],
  { width, paint }: PageLayout,
): string {
  const body = facts(rows, { width: width - INDENT.length, paint });
  return body === '' ? '' : `\n${paint('strong', title)}\n${indented(body)}`;
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `${INDENT}${line}\n`)
    .join('');
}
