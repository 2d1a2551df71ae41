import type { SQLOutputValue } from 'node:sqlite';

/** A row as SQLite hands it out. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/** A column that holds a text; '' where it does not. */
export function textOf(row: Row | undefined, column: string): string {
  const value = row?.[column];
  return typeof value === 'string' ? value : '';
}

/** A column that holds a whole number; 0 where it does not. */
export function numberOf(row: Row | undefined, column: string): number {
  const value = row?.[column];
  return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : 0;
}

/** A column that may be NULL. */
export function numberOrNone(row: Row | undefined, column: string): number | undefined {
  return row?.[column] === null ? undefined : numberOf(row, column);
}
