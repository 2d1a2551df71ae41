import { join } from 'node:path';

/** The store that is used where none is named. */
export function defaultStorePath(stateDirectory: string): string {
  return join(stateDirectory, 'record.db');
}
