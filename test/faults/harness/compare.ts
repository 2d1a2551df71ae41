import { type Change, changed, type StoredObject } from './stored-object.ts';

/** What should be stored now. */
export interface Expected {
  /** By key: what was there before the command, and what other writers made of it since. */
  readonly objects: ReadonlyMap<string, StoredObject>;
  /** What rewriting an object at another version does to it on purpose; nothing unless told. */
  readonly change?: Change;
}

/** Keys of objects that are not as they should be. */
export interface Differences {
  /** Gone, or another object (uid) is in its place. */
  readonly lost: readonly string[];
  /** Its content is not what it was. */
  readonly altered: readonly string[];
  /** Nobody is known to have made it. */
  readonly added: readonly string[];
}

/** Compares what is stored with what should be. The version at which objects are stored is no difference. */
export function compareStored(expected: Expected, stored: readonly StoredObject[]): Differences {
  const found = new Map(stored.map((object) => [object.key, object]));
  const lost: string[] = [];
  const altered: string[] = [];
  for (const [key, before] of expected.objects) {
    const after = found.get(key);
    if (after === undefined || after.uid !== before.uid) lost.push(key);
    else if (after.essence !== essenceAt(after.version, before, expected.change)) altered.push(key);
  }
  return { lost, altered, added: stored.map(({ key }) => key).filter((key) => !expected.objects.has(key)) };
}

function essenceAt(version: string, before: StoredObject, change: Change | undefined): string {
  return change === undefined || version === before.version ? before.essence : changed(before, change);
}

/** Keys of objects that are stored at another version than that. */
export function staleObjects(stored: readonly StoredObject[], storageVersion: string): string[] {
  return stored.filter(({ version }) => version !== storageVersion).map(({ key }) => key);
}
