import type { EtcdStore } from '../../control-plane/etcd.ts';
import { definitionName, keyPrefix, type MigratedKind } from './migrated-kind.ts';
import { storedObject } from './stored-object.ts';

/**
 * Whose early prunings are not the command's: the cluster's own engine, by the name that it writes with, prunes as it
 * likes (seen with 1.37.2). The command has to put back what it took; what is there at the end counts, whoever wrote it.
 */
const ENGINE = 'migration-runner-controller';

/**
 * Moments at which `status.storedVersions` did not name a version at which an object was stored. etcd keeps all that was
 * written since its last compaction: each state that the definition had from that revision on is held against the
 * objects as they were at the same revision, so no such moment is missed, however short.
 */
export async function prunedEarly(etcd: EtcdStore, kind: MigratedKind, fromRevision: number): Promise<string[]> {
  const key = `/registry/apiextensions.k8s.io/customresourcedefinitions/${definitionName(kind)}`;
  const found: string[] = [];
  const examine = async (revision: number, isNow = false): Promise<void> => {
    const [state] = await etcd.range(key, revision);
    if (state === undefined) return;
    const { versions, author } = storedVersions(state.value.toString('utf8'));
    if (author === ENGINE && !isNow) return;
    const objects = await etcd.range(keyPrefix(kind), revision);
    const stale = objects.filter(
      ({ key: name, value }) => !versions.includes(storedObject(name, value.toString('utf8')).version),
    );
    if (stale.length > 0)
      found.push(
        `at revision ${revision} storedVersions was [${versions}] by ${author}, and ${stale.length} objects were not`,
      );
  };
  for (const { revision } of await etcd.history(key, fromRevision)) await examine(revision);
  // What the last state says is held against the objects of now, too: they may have become stale since.
  if (found.length === 0) await examine(await etcd.revision(), true);
  return found;
}

/** The versions that a definition's status names, and the field manager who wrote them. */
function storedVersions(text: string): { readonly versions: readonly string[]; readonly author: string | undefined } {
  // The shape is the API server's own.
  const { metadata, status } = JSON.parse(text) as StoredDefinition;
  const entry = metadata.managedFields?.find(
    ({ fieldsV1 }) => fieldsV1['f:status']?.['f:storedVersions'] !== undefined,
  );
  return { versions: status?.storedVersions ?? [], author: entry?.manager };
}

interface StoredDefinition {
  readonly metadata: {
    readonly managedFields?: readonly {
      readonly manager: string;
      readonly fieldsV1: { readonly 'f:status'?: { readonly 'f:storedVersions'?: object } };
    }[];
  };
  readonly status?: { readonly storedVersions?: readonly string[] };
}
