import type { Problem } from '../../objects/problem.ts';
import { readStore, type StoreReader } from '../../store/read-store.ts';

/** What was read from each store that could be read, in their order, and why the others could not. */
export interface FromStores<T> {
  readonly found: readonly T[];
  readonly problems: readonly Problem[];
}

/** Reads something from each of several stores, one after the other; each is closed when it was read. */
export async function fromStores<T>(
  paths: readonly string[],
  read: (store: StoreReader, path: string) => T,
): Promise<FromStores<T>> {
  const found: T[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    const store = await readStore(path);
    if (!store.ok) {
      problems.push(store.problem);
      continue;
    }
    try {
      found.push(read(store.value, path));
    } catch (error) {
      problems.push({ message: `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}` });
    } finally {
      store.value.close();
    }
  }
  return { found, problems };
}
