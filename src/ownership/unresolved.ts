import type { NodeId, OwnershipGraph } from './graph.ts';
import { type OwnerQuery, type OwnershipTree, ownerKey } from './tree-model.ts';
import { preorder } from './walk.ts';

/**
 * The owner references of the tree's objects that lead to nothing that was read, each once. Whoever reads the cluster
 * looks these owners up by name, adds what is found to the graph, and hands the answers to `buildTree` as look-ups.
 */
export function unresolvedOwners(graph: OwnershipGraph, tree: OwnershipTree): OwnerQuery[] {
  const ids = new Set<NodeId>();
  for (const node of preorder(tree.roots)) if (node.edge.kind !== 'link') ids.add(node.id);
  return unresolvedOwnersOf(graph, ids);
}

/**
 * The same for some objects. Climbing to the roots takes rounds: look up, add what was found, ask again for those.
 */
export function unresolvedOwnersOf(graph: OwnershipGraph, ids: Iterable<NodeId>): OwnerQuery[] {
  const queries = new Map<string, OwnerQuery>();
  for (const id of ids) {
    const object = graph.object(id);
    for (const reference of object?.metadata.owners ?? []) {
      if (graph.ownerId(id, reference) !== undefined) continue;
      const query = { reference, namespace: object?.metadata.namespace };
      queries.set(ownerKey(query), query);
    }
  }
  return [...queries.values()];
}
