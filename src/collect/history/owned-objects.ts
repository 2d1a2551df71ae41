import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { type NodeId, nodeId, OwnershipGraph } from '../../ownership/graph.ts';
import { readDetails } from '../details.ts';
import { type Below, sweepBelow } from '../sweep-below.ts';

/** Objects and all that they own, and what could not be read. */
export interface OwnedObjects {
  /** The roots first, then what they own, level by level. */
  readonly objects: readonly KubeObject[];
  readonly gaps: readonly Gap[];
}

/** How far to look. */
export interface OwnedOptions {
  readonly allNamespaces: boolean;
  readonly signal: AbortSignal;
}

/** Reads all that objects own, directly or through others, whole. */
export async function withOwned(
  roots: readonly KubeObject[],
  reader: ClusterReader,
  discovery: Discovery,
  options: OwnedOptions,
): Promise<OwnedObjects> {
  const { objects, below } = await findOwned(roots, reader, discovery, options);
  const details = await readDetails(
    objects.filter(({ body, type }) => body === undefined && type.kind !== 'Secret'),
    below.seen,
    reader,
  );
  const whole = new Map(details.objects.map((object) => [nodeId(object), object]));
  return {
    objects: objects.map((object) => whole.get(nodeId(object)) ?? object),
    gaps: [...below.gaps, ...details.gaps],
  };
}

/** The roots and all that they own, directly or through others, level by level: as metadata, but for what was read whole. */
export async function findOwned(
  roots: readonly KubeObject[],
  reader: ClusterReader,
  discovery: Discovery,
  { allNamespaces, signal }: OwnedOptions,
): Promise<{ readonly objects: readonly KubeObject[]; readonly below: Below }> {
  const below = await sweepBelow(roots, discovery, allNamespaces, reader, signal);
  const graph = new OwnershipGraph(below.objects);
  // What was read whole takes the place of its metadata.
  graph.add(roots);
  const found = new Set<NodeId>(roots.map(nodeId));
  // A set that grows while it is walked is walked to its end.
  for (const id of found) for (const dependent of graph.dependents(id)) found.add(dependent);
  return { objects: [...found].flatMap((id) => graph.object(id) ?? []), below };
}
