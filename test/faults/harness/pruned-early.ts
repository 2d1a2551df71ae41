import type { EtcdStore } from '../../control-plane/etcd.ts';
import { definitionName, keyPrefix, type MigratedKind } from './migrated-kind.ts';
import { plain, storedObject } from './stored-object.ts';

/**
 * Moments at which `status.storedVersions` did not name a version at which an object was stored. etcd keeps all that was
 * written since its last compaction: each state that the definition had from that revision on is held against the
 * objects as they were at the same revision, so no such moment is missed, however short.
 */
export async function prunedEarly(etcd: EtcdStore, kind: MigratedKind, fromRevision: number): Promise<string[]> {
  const key = `/registry/apiextensions.k8s.io/customresourcedefinitions/${definitionName(kind)}`;
  const found: string[] = [];
  const states = await etcd.history(key, fromRevision);
  for (const [index, state] of states.entries()) {
    const versions = storedVersions(state.value.toString('utf8'));
    const before = states[index - 1];
    // What leaves the list matters; what joins it, or stays, takes nothing away.
    if (before !== undefined && storedVersions(before.value.toString('utf8')).every((name) => versions.includes(name)))
      continue;
    const objects = await etcd.range(keyPrefix(kind), state.revision);
    const stale = objects.filter(
      ({ key: name, value }) => !versions.includes(storedObject(name, value.toString('utf8')).version),
    );
    if (stale.length > 0)
      found.push(
        `at revision ${state.revision} storedVersions was [${versions}], and ${stale.length} objects were not`,
      );
  }
  return found;
}

function storedVersions(definition: string): string[] {
  const names = plain(plain(JSON.parse(definition)).status ?? {}).storedVersions;
  return Array.isArray(names) ? names.map(String) : [];
}
