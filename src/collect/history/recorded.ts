import type { Coverage } from '../../history/coverage.ts';
import type { Entry, Subject } from '../../history/entry.ts';
import type { Problem } from '../../objects/problem.ts';
import type { ResourceType } from '../../objects/resource-type.ts';
import { type RecordedObject, readStore, type StoreQuery } from '../../store/read-store.ts';

/** What stores of `record` know. */
export interface Recorded {
  /** Whose: those that are there, and those that are gone. */
  readonly subjects: readonly Subject[];
  readonly entries: readonly Entry[];
  readonly covered: readonly Coverage[];
  /** Stores that could not be read. */
  readonly problems: readonly Problem[];
}

/**
 * Reads what stores know of objects, by their names: also of those of the same name that were there before.
 * @param cluster uid of the cluster that is read; undefined where none is
 */
export async function readRecorded(
  paths: readonly string[],
  queries: readonly StoreQuery[],
  cluster: string | undefined,
): Promise<Recorded> {
  const found: RecordedObject[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    const store = await readStore(path);
    if (!store.ok) {
      problems.push(store.problem);
      continue;
    }
    try {
      found.push(...queries.flatMap((query) => store.value.read(query, cluster)));
    } catch (error) {
      problems.push({ message: `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}` });
    } finally {
      store.value.close();
    }
  }
  return {
    subjects: found.map(({ subject }) => subject),
    entries: found.flatMap((object) => [...object.entries, ...holesOf(object)]),
    covered: found.flatMap(({ subject, covered }) => covered.map(({ since, until }) => ({ subject, since, until }))),
    problems,
  };
}

/** The types that stores have something of, as far as the stores know them. */
export async function recordedTypes(paths: readonly string[]): Promise<readonly ResourceType[]> {
  const types = new Map<string, ResourceType>();
  for (const path of paths) {
    const store = await readStore(path);
    if (!store.ok) continue;
    for (const { group, resource, kind } of store.value.types()) {
      const names = { singular: kind.toLowerCase(), shortNames: [], categories: [] };
      types.set(`${group}/${kind}`, { group, version: '', resource, kind, ...names, namespaced: true, verbs: [] });
    }
    store.value.close();
  }
  return [...types.values()];
}

/** What lies between the times in which the object was watched, while it was there. */
function holesOf({ subject, covered, entries }: RecordedObject): readonly Entry[] {
  const begun = Math.min(...entries.map(({ when }) => when.latest));
  const over = entries.find(({ what }) => what.kind === 'deleted')?.when.latest ?? Number.POSITIVE_INFINITY;
  let until: number | undefined;
  const holes: Entry[] = [];
  for (const interval of covered) {
    if (until !== undefined && interval.since > until && interval.since > begun && until < over) {
      holes.push({
        subject,
        when: { earliest: interval.since, latest: interval.since },
        sources: ['record'],
        what: { kind: 'hole', from: until, why: interval.why },
      });
    }
    until = Math.max(until ?? 0, interval.until);
  }
  return holes;
}
