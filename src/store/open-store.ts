import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { type Result, success } from '../objects/problem.ts';
import { openDatabase } from './open-database.ts';
import { type Positions, positionsOf } from './positions.ts';
import { recordStore } from './record-store.ts';
import type { RecordStore } from './records.ts';
import { type Retained, type Retention, retain } from './retention.ts';

/** A store that is open for writing. */
export interface Store {
  readonly path: string;
  readonly records: RecordStore;
  readonly positions: Positions;
  /** Throws where the file is no longer the one that was opened: what is written would be lost. */
  check(): void;
  /** Takes out what is too old or too much; a little at a time. */
  retain(limits: Retention): Retained;
  close(): void;
}

/** Opens a store for writing; makes it where there is none. */
export async function openStore(path: string): Promise<Result<Store>> {
  const opened = await openDatabase(path, 'write');
  return opened.ok ? success(storeOf(opened.value, path)) : opened;
}

function storeOf(database: DatabaseSync, path: string): Store {
  const { ino, dev } = statSync(path);
  const records = recordStore(database);
  return {
    path,
    records,
    positions: positionsOf(database),
    check() {
      const present = statSync(path, { throwIfNoEntry: false });
      if (present === undefined || present.ino !== ino || present.dev !== dev)
        throw new Error('the file was taken away');
    },
    retain(limits) {
      records.forget();
      return retain(database, limits);
    },
    close: () => database.close(),
  };
}
