import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { hasStatus, readDetails } from '../../collect/details.ts';
import { distinctGaps } from '../../collect/distinct-gaps.ts';
import { lookUpOwner, servedVersions } from '../../collect/owner-lookup.ts';
import { sweepBelow } from '../../collect/sweep-below.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { type NodeId, nodeId, OwnershipGraph } from '../../ownership/graph.ts';
import { buildTree } from '../../ownership/tree.ts';
import {
  type OwnerLookup,
  type OwnerQuery,
  type OwnershipTree,
  ownerKey,
  type ResolvedLink,
  type TreeOptions,
} from '../../ownership/tree-model.ts';
import { unresolvedOwners, unresolvedOwnersOf } from '../../ownership/unresolved.ts';
import { preorder } from '../../ownership/walk.ts';
import { resolveLinks } from './resolve-links.ts';

/** What to read. */
export interface CollectQuery {
  readonly roots: readonly KubeObject[];
  readonly discovery: Discovery;
  readonly allNamespaces: boolean;
  readonly links: boolean;
  /** How the tree will be cut, so that nothing is read that it will not show. */
  readonly cut: Pick<TreeOptions, 'direction' | 'depth' | 'keepsType' | 'matches'>;
}

/** All that was read for a tree, and the tree that it makes; one for each root. */
export interface TreeFacts {
  readonly trees: readonly OwnershipTree[];
  readonly gaps: readonly Gap[];
  /** Types whose lists were asked for, and how many of them answered. 0: the tree needed no lists. */
  readonly typesAsked: number;
  readonly typesRead: number;
}

/**
 * Reads what a tree needs: metadata of everything that has an owner (downwards), owners by name (upwards), and whole
 * only the objects that the tree shows.
 */
export async function collectTree(query: CollectQuery, reader: ClusterReader, signal: AbortSignal): Promise<TreeFacts> {
  const { roots, discovery, cut } = query;
  const gaps: Gap[] = [...discovery.gaps];
  const lookups = new Map<string, OwnerLookup>();
  const links = new Map<NodeId, readonly ResolvedLink[]>();
  const graph = new OwnershipGraph(roots);
  const focuses = [...new Set(roots.map(nodeId))];
  const isServed = servedVersions(reader, discovery);
  const trees = () => focuses.map((focus) => buildTree(graph, focus, { ...cut, lookups, isServed, links }));
  // A reading as metadata must not replace one as a whole, such as the roots'.
  const addNew = (objects: readonly KubeObject[]) =>
    graph.add(objects.filter((object) => graph.object(nodeId(object)) === undefined));

  const lookUp = async (queries: readonly OwnerQuery[]): Promise<number> => {
    const open = queries.filter((owner) => !lookups.has(ownerKey(owner)));
    const answers = await Promise.all(
      open.map(async (owner) => ({ owner, ...(await lookUpOwner(owner, reader, discovery)) })),
    );
    for (const { owner, lookup, object } of answers) {
      lookups.set(ownerKey(owner), lookup);
      if (lookup.kind === 'gap') gaps.push(lookup.gap);
      if (object !== undefined) addNew([object]);
    }
    return answers.filter(({ object }) => object !== undefined).length;
  };
  const readWhole = async (wanted: (object: KubeObject) => boolean): Promise<void> => {
    const shown = objectsOf(trees()).filter((object) => object.body === undefined && wanted(object));
    const details = await readDetails(shown, below?.seen ?? new Map(), reader);
    graph.add(details.objects);
    gaps.push(...details.gaps);
  };

  const below =
    cut.direction === 'up' ? undefined : await sweepBelow(roots, discovery, query.allNamespaces, reader, signal);
  addNew(below?.objects ?? []);
  gaps.push(...(below?.gaps ?? []));
  if (cut.direction !== 'down') {
    // Each round climbs one level: the owners that were found have owners of their own.
    while (!signal.aborted && (await lookUp(unresolvedOwnersOf(graph, withAncestors(focuses, graph)))) > 0);
  }
  for (const tree of trees()) await lookUp(unresolvedOwners(graph, tree));
  await readWhole(({ type }) => query.links || hasStatus(type));
  if (query.links) {
    const resolved = await resolveLinks(objectsOf(trees()), reader, discovery);
    for (const [id, found] of resolved.links) links.set(id, found);
    addNew(resolved.objects);
    gaps.push(...resolved.gaps);
    await readWhole(({ type }) => hasStatus(type));
  }
  return {
    trees: trees(),
    gaps: distinctGaps(gaps),
    typesAsked: below?.typesAsked ?? 0,
    typesRead: below?.typesRead ?? 0,
  };
}

/** Objects and all their owners that were read, up to the roots. */
function withAncestors(ids: readonly NodeId[], graph: OwnershipGraph): Set<NodeId> {
  const found = new Set(ids);
  // A set that grows while it is walked is walked to its end.
  for (const id of found) for (const owner of graph.owners(id)) found.add(owner);
  return found;
}

/** The objects that trees show, each once. */
function objectsOf(trees: readonly OwnershipTree[]): KubeObject[] {
  const objects = new Map<NodeId, KubeObject>();
  for (const tree of trees) for (const node of preorder(tree.roots)) objects.set(node.id, node.object);
  return [...objects.values()];
}
