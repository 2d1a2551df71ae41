import type { ClusterReader, Discovery } from '../cluster/reader.ts';
import { ownableTypes, sweep } from '../cluster/sweep.ts';
import type { Gap } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';
import { groupResource } from '../objects/resource-type.ts';
import { readDetails } from './details.ts';

/** Terminating objects, read whole where that was possible, and what could not be read. */
export interface TerminatingObjects {
  readonly objects: readonly KubeObject[];
  readonly gaps: readonly Gap[];
  /** How many lists answered. */
  readonly typesRead: number;
  /** How many objects of each type were met, whether Terminating or not; by `plural.group`. */
  readonly seen: ReadonlyMap<string, number>;
}

/**
 * Finds what is being deleted: one sweep of metadata that drops everything else at the border.
 * @param namespace undefined: the whole cluster, cluster-scoped objects too
 * @param wanted which of them to read whole and hand out
 */
export async function terminatingObjects(
  reader: ClusterReader,
  discovery: Discovery,
  namespace: string | undefined,
  wanted: (object: KubeObject) => boolean,
  signal: AbortSignal,
): Promise<TerminatingObjects> {
  const types = ownableTypes(discovery.types).filter((type) => namespace === undefined || type.namespaced);
  const namespaced = new Set(types.filter((type) => type.namespaced).map(groupResource));
  const query = { types, namespace, fallbackNamespace: reader.defaultNamespace, only: 'terminating' } as const;
  const [swept, own] = await Promise.all([sweep(reader, query, signal), ownNamespace(reader, discovery, namespace)]);
  const found = [...swept.objects, ...own].filter(wanted);
  const details = await readDetails(found, swept.seen, reader);
  return {
    objects: details.objects,
    gaps: [...discovery.gaps, ...swept.gaps, ...details.gaps],
    typesRead: swept.typesRead,
    seen: new Map([...swept.seen].filter(([type]) => namespaced.has(type))),
  };
}

/** The namespace itself, where it is Terminating: what is in it waits with it. */
async function ownNamespace(
  reader: ClusterReader,
  discovery: Discovery,
  namespace: string | undefined,
): Promise<readonly KubeObject[]> {
  const type = discovery.types.find(({ group, resource }) => group === '' && resource === 'namespaces');
  if (namespace === undefined || type === undefined) return [];
  const found = await reader.get({ type, namespace: undefined, name: namespace, detail: 'metadata' });
  return found.ok && found.value.metadata.deletionTime !== undefined ? [found.value] : [];
}
