import type { Entry } from '../../history/entry.ts';
import { restlessConditions } from '../../history/summary/restless.ts';
import type { Restless } from '../../history/summary/summary.ts';
import type { Problem } from '../../objects/problem.ts';
import { fromStores } from './from-stores.ts';

/** Which conditions are looked at. */
export interface RestlessQuery {
  /** uid of the cluster that is read. */
  readonly cluster: string | undefined;
  /** undefined: all namespaces. */
  readonly namespace: string | undefined;
  /** `group/Kind` */
  readonly types: ReadonlySet<string>;
  /** uids of the objects that count; undefined: all, of other clusters, too. */
  readonly uids?: ReadonlySet<string> | undefined;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/** Which conditions changed most, by what stores have; undefined where there is no store. */
export async function readRestless(
  paths: readonly string[],
  query: RestlessQuery,
): Promise<{ readonly restless: readonly Restless[] | undefined; readonly problems: readonly Problem[] }> {
  const { found, problems } = await fromStores(paths, (store) =>
    restlessConditions(wanted(store.conditionChanges(query.cluster, query.since), query)),
  );
  return { restless: found.length === 0 ? undefined : mostOf(found.flat()), problems };
}

function* wanted(entries: Iterable<Entry>, { namespace, types, uids }: RestlessQuery): Iterable<Entry> {
  for (const entry of entries) {
    const { group, kind, namespace: own, uid } = entry.subject;
    if (uids !== undefined && !uids.has(uid)) continue;
    if (types.has(`${group}/${kind}`) && (namespace === undefined || own === namespace)) yield entry;
  }
}

/** Two stores may have recorded the same object: the one that saw more of it tells. */
function mostOf(all: readonly Restless[]): readonly Restless[] {
  const sorted = all.toSorted((a, b) => b.changes - a.changes || b.last - a.last);
  const seen = new Set<string>();
  return sorted
    .filter(({ subject, condition }) => {
      const key = JSON.stringify([subject.cluster, subject.uid, subject.namespace, subject.name, condition]);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, 10);
}
