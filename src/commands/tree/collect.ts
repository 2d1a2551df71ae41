import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { ownableTypes, type SweepResult, sweep } from '../../cluster/sweep.ts';
import type { Gap } from '../../objects/gap.ts';
import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { type NodeId, nodeId, OwnershipGraph } from '../../ownership/graph.ts';
import { buildTree } from '../../ownership/tree.ts';
import type { OwnerLookup, OwnershipTree, ResolvedLink, TreeOptions } from '../../ownership/tree-model.ts';
import { ownerKey } from '../../ownership/tree-model.ts';
import { unresolvedOwners, unresolvedOwnersOf } from '../../ownership/unresolved.ts';
import { nodesOf } from '../../ownership/walk.ts';
import { hasStatus, readDetails } from './details.ts';
import { lookUpOwner } from './owner-lookup.ts';
import { resolveLinks } from './resolve-links.ts';

/** What to read. */
export interface CollectQuery {
  readonly roots: readonly KubeObject[];
  readonly discovery: Discovery;
  readonly allNamespaces: boolean;
  readonly links: boolean;
  /** How the tree will be cut, so that nothing is read that it will not show. */
  readonly tree: Pick<TreeOptions, 'direction' | 'depth' | 'keepsType' | 'matches'>;
}

/** All that was read for a tree. */
export interface TreeFacts {
  readonly graph: OwnershipGraph;
  readonly focuses: readonly NodeId[];
  readonly lookups: ReadonlyMap<string, OwnerLookup>;
  readonly links: ReadonlyMap<NodeId, readonly ResolvedLink[]>;
  readonly gaps: readonly Gap[];
  /** Types whose lists were asked for, and how many of them answered. 0: the tree needed no lists. */
  readonly typesAsked: number;
  readonly typesRead: number;
}

/**
 * Reads what a tree needs: metadata of everything that has an owner (downwards), owners by name (upwards), and whole
 * only the objects that the tree will show.
 */
export async function collectTree(query: CollectQuery, reader: ClusterReader, signal: AbortSignal): Promise<TreeFacts> {
  const { roots, discovery, tree } = query;
  const gaps: Gap[] = [];
  const lookups = new Map<string, OwnerLookup>();
  const links = new Map<NodeId, readonly ResolvedLink[]>();
  const graph = new OwnershipGraph(roots);
  const focuses = [...new Set(roots.map(nodeId))];
  const trees = (): OwnershipTree[] => focuses.map((focus) => buildTree(graph, focus, { ...tree, lookups, links }));
  const types = tree.direction === 'up' ? [] : ownableTypes(discovery.types);
  const swept = await sweepBelow(query, types, reader, signal);
  // What a sweep brings is older than the roots, which were read whole.
  graph.add(swept.objects.filter((object) => graph.object(nodeId(object)) === undefined));
  gaps.push(...swept.gaps);

  const lookUp = async (queries: ReturnType<typeof unresolvedOwners>): Promise<KubeObject[]> => {
    const open = queries.filter((owner) => !lookups.has(ownerKey(owner)));
    const found = await Promise.all(open.map((owner) => lookUpOwner(owner, reader, discovery)));
    for (const [index, { lookup }] of found.entries()) {
      const owner = open[index];
      if (owner !== undefined) lookups.set(ownerKey(owner), lookup);
      if (lookup.kind === 'gap') gaps.push(lookup.gap);
    }
    const objects = found.flatMap(({ object }) => object ?? []);
    graph.add(objects);
    return objects;
  };
  if (tree.direction !== 'down') {
    // Each round climbs one level further: the owners that were found have owners of their own.
    while (!signal.aborted) {
      const owners = await lookUp(unresolvedOwnersOf(graph, withAncestors(focuses, graph)));
      if (owners.length === 0) break;
    }
  }
  for (const cut of trees()) await lookUp(unresolvedOwners(graph, cut));

  const shown = () => uniqueObjects(trees()).filter((object) => object.body === undefined);
  const details = await readDetails(
    shown().filter(({ type }) => query.links || hasStatus(type)),
    swept.seen,
    reader,
  );
  graph.add(details.objects);
  gaps.push(...details.gaps);
  if (query.links) {
    const resolved = await resolveLinks(uniqueObjects(trees()), reader, discovery);
    for (const [id, found] of resolved.links) links.set(id, found);
    graph.add(resolved.objects);
    gaps.push(...resolved.gaps);
  }
  return {
    graph,
    focuses,
    lookups,
    links,
    gaps: [...discovery.gaps, ...gaps],
    typesAsked: types.length,
    typesRead: swept.typesRead,
  };
}

const NOTHING: SweepResult = { objects: [], gaps: [], typesRead: 0, seen: new Map() };

/**
 * Lists what can be below the roots. A namespaced object's dependents are in its own namespace, or the garbage
 * collector deletes them: other namespaces are looked at only when asked for.
 */
async function sweepBelow(
  query: CollectQuery,
  types: ReturnType<typeof ownableTypes>,
  reader: ClusterReader,
  signal: AbortSignal,
): Promise<SweepResult> {
  if (types.length === 0) return NOTHING;
  const { roots } = query;
  const namespaces = new Set(roots.map(({ metadata }) => metadata.namespace));
  const [only] = namespaces;
  const whole = query.allNamespaces || namespaces.size > 1 || only === undefined;
  const fallbackNamespace = reader.defaultNamespace;
  const below = await sweep(
    reader,
    {
      types: whole ? types : types.filter((type) => type.namespaced),
      namespace: whole ? undefined : only,
      fallbackNamespace,
      ownedOnly: true,
    },
    signal,
  );
  const instanceTypes = roots.flatMap((root) => types.filter((type) => groupResource(type) === instancesOf(root)));
  if (instanceTypes.length === 0) return below;
  const instances = await sweep(
    reader,
    { types: instanceTypes, namespace: undefined, fallbackNamespace, ownedOnly: false },
    signal,
  );
  return { ...below, objects: [...below.objects, ...instances.objects] };
}

/** `plural.group` of a CustomResourceDefinition's instances; undefined for any other object. */
function instancesOf({ type, body }: KubeObject): string | undefined {
  if (groupResource(type) !== 'customresourcedefinitions.apiextensions.k8s.io') return undefined;
  return `${stringAt(body, 'spec', 'names', 'plural')}.${stringAt(body, 'spec', 'group')}`;
}

/** Objects and all their owners that were read, up to the roots. */
function withAncestors(ids: readonly NodeId[], graph: OwnershipGraph): Set<NodeId> {
  const found = new Set(ids);
  // A set that grows while it is walked is walked to its end.
  for (const id of found) for (const owner of graph.owners(id)) found.add(owner);
  return found;
}

function uniqueObjects(trees: readonly OwnershipTree[]): KubeObject[] {
  const objects = new Map<NodeId, KubeObject>();
  for (const tree of trees) for (const node of nodesOf(tree)) objects.set(node.id, node.object);
  return [...objects.values()];
}
