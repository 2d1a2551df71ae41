import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { numberOf } from './rows.ts';

/** Ids that are remembered, so that a write like the one before costs no look-up. */
const REMEMBERED = 1000;

/** Keeps each set of fields once. */
export function fieldSetWriter(database: DatabaseSync): { id(fields: readonly string[]): number; forget(): void } {
  const find = database.prepare('SELECT id FROM field_sets WHERE hash = ?');
  const add = database.prepare('INSERT INTO field_sets (hash, fields) VALUES (?, ?) RETURNING id');
  const ids = new Map<string, number>();
  return {
    id(fields) {
      const text = JSON.stringify(fields);
      const hash = createHash('sha256').update(text).digest('base64');
      const known = ids.get(hash);
      if (known !== undefined) return known;
      const id = numberOf(find.get(hash) ?? add.get(hash, text), 'id');
      if (ids.size >= REMEMBERED) ids.clear();
      ids.set(hash, id);
      return id;
    },
    /** After a transaction that was rolled back, and after sets were deleted: ids may be of what is no longer there. */
    forget: () => ids.clear(),
  };
}
