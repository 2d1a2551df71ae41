import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { NodeId, OwnershipGraph } from '../../ownership/graph.ts';
import type { ResolvedLink } from '../../ownership/tree-model.ts';

export async function resolveLinks(
  _objects: readonly KubeObject[],
  _graph: OwnershipGraph,
  _reader: ClusterReader,
  _discovery: Discovery,
): Promise<{ links: Map<NodeId, ResolvedLink[]>; objects: KubeObject[]; gaps: Gap[] }> {
  return { links: new Map(), objects: [], gaps: [] };
}
