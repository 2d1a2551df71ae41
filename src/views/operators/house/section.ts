import stringWidth from 'string-width';
import { createPaint, type Paint } from '../../text/paint.ts';
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

/** Narrower than this a text is not squeezed beside other columns: it goes below them. */
const LEAST = 36;

/**
 * A heading with a table below it whose last column is text: it is wrapped, not cut, beside the others or, where they
 * leave too little room, below them. '' where there are no rows.
 */
export function textSection(
  title: string,
  columns: readonly string[],
  rows: readonly { readonly cells: readonly Cell[]; readonly text: string }[],
  { width, paint }: PageLayout,
): string {
  if (rows.length === 0) return '';
  const table = rows.map(({ cells }) => cells);
  const fixed = columns.slice(0, -1).map((name) => ({ title: name, giveWay: 1, least: 4 }));
  const [head = '', ...lines] = renderTable(fixed, table, width - INDENT.length, createPaint(false))
    .trimEnd()
    .split('\n');
  const left = Math.max(...[head, ...lines].map((line) => stringWidth(line))) + 2;
  const beside = width - INDENT.length - left >= LEAST;
  const room = beside ? width - INDENT.length - left : Math.max(LEAST, width - INDENT.length - BELOW);
  const pad = (line: string) => line + ' '.repeat(Math.max(0, left - stringWidth(line)));
  const painted = renderTable(fixed, table, width - INDENT.length, paint)
    .trimEnd()
    .split('\n')
    .slice(1);
  const body = rows.flatMap(({ text }, at) => {
    const [plain = '', shown = ''] = [lines[at], painted[at]];
    const [first = '', ...rest] = wrap(sanitize(text), room).split('\n');
    if (!beside) return [shown, ...[first, ...rest].map((line) => `${' '.repeat(BELOW)}${line}`)];
    return [`${shown}${pad(plain).slice(plain.length)}${first}`, ...rest.map((line) => `${' '.repeat(left)}${line}`)];
  });
  const names = beside ? `${pad(head)}${columns.at(-1) ?? ''}` : head;
  return `\n${paint('strong', title)}\n${indented([paint('dim', names), ...body].join('\n'))}`;
}

/** How far a text stands in that goes below its row. */
const BELOW = 4;

/** A heading with commands to paste, which are never wrapped; '' where there are none. */
export function commandSection(title: string, commands: readonly string[], { paint }: PageLayout): string {
  if (commands.length === 0) return '';
  return `\n${paint('strong', title)}\n${indented(commands.map(sanitize).join('\n'))}`;
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
