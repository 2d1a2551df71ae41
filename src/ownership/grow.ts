import { type Draft, lineage, newDraft } from './draft.ts';
import type { NodeId, OwnershipGraph } from './graph.ts';
import { nameOf } from './marks.ts';
import type { Edge } from './tree-model.ts';
import { preorder } from './walk.ts';

/** Grows the tree below the focus. */
export function growDown(graph: OwnershipGraph, focus: NodeId): Draft[] {
  return grow(graph, focus, [focus], () => undefined, []);
}

/**
 * Grows the paths from the root owners down to the focus and, with `below`, what the focus owns. Owners in a circle
 * have no root: there the path begins at the owner that is farthest from the focus.
 */
export function growUp(graph: OwnershipGraph, focus: NodeId, below: boolean): Draft[] {
  const path = climb(graph, focus);
  const roots = [...path.keys()].filter((id) => graph.owners(id).length === 0);
  const downward = (draft: Draft) => (below && draft.below ? undefined : graph.sorted(path.get(draft.id) ?? []));
  return grow(graph, focus, graph.sorted(roots), downward, [...path.keys()].reverse());
}

/** All owners above the focus, nearest first, each with those of its dependents that are on a path to the focus. */
function climb(graph: OwnershipGraph, focus: NodeId): Map<NodeId, Set<NodeId>> {
  const path = new Map<NodeId, Set<NodeId>>([[focus, new Set()]]);
  // A Map visits what is added to it while it is walked.
  for (const id of path.keys())
    for (const owner of graph.owners(id)) {
      const dependents = path.get(owner);
      if (dependents === undefined) path.set(owner, new Set([id]));
      else dependents.add(id);
    }
  return path;
}

/**
 * Level by level, so that an object with several owners is expanded where it is nearest to the root; on the same level,
 * below its controller.
 * @param restricted the dependents to follow where these are not all of them
 * @param wanted ids that have to be placed: those that no root leads to become roots themselves, first come first
 */
function grow(
  graph: OwnershipGraph,
  focus: NodeId,
  rootIds: readonly NodeId[],
  restricted: (draft: Draft) => readonly NodeId[] | undefined,
  wanted: readonly NodeId[],
): Draft[] {
  const placed = new Map<NodeId, Draft>();
  const roots: Draft[] = [];
  const repeats: Draft[] = [];
  const place = (draft: Draft) => {
    const rival = placed.get(draft.id);
    if (rival === undefined) {
      placed.set(draft.id, draft);
      return;
    }
    // A rival on an earlier level has its children already.
    const wins =
      draft.level === rival.level &&
      draft.edge.kind === 'controller' &&
      !['controller', 'instance'].includes(rival.edge.kind);
    const loser = wins ? rival : draft;
    loser.repeat = true;
    repeats.push(loser);
    if (wins) placed.set(draft.id, draft);
  };
  const growFrom = (ids: readonly NodeId[]) => {
    let level = ids.flatMap((id) => newDraft(graph, id, ROOT, undefined, id === focus) ?? []);
    for (const root of level) place(root);
    roots.push(...level);
    while (level.length > 0) {
      const next: Draft[] = [];
      for (const parent of level) {
        if (parent.repeat) continue;
        addChildren(graph, focus, parent, restricted(parent));
        for (const child of parent.children) {
          place(child);
          next.push(child);
        }
      }
      level = next;
    }
  };
  growFrom(rootIds);
  for (const id of wanted) if (!placed.has(id)) growFrom([id]);
  markRepeats(roots, repeats, placed);
  return roots;
}

const ROOT: Edge = { kind: 'root' };
const INSTANCE: Edge = { kind: 'instance' };
const OWNER: Edge = { kind: 'owner' };
const CONTROLLER: Edge = { kind: 'controller' };

function addChildren(
  graph: OwnershipGraph,
  focus: NodeId,
  parent: Draft,
  restricted: readonly NodeId[] | undefined,
): void {
  const add = (id: NodeId, edge: Edge) => {
    const draft = newDraft(graph, id, edge, parent, parent.below || id === focus);
    if (draft !== undefined) parent.children.push(draft);
  };
  if (parent.id === focus && restricted === undefined && isDefinition(parent))
    for (const id of graph.instances(parent.object.metadata.name)) add(id, INSTANCE);
  for (const id of restricted ?? graph.dependents(parent.id)) add(id, edgeTo(graph, parent, id));
}

function isDefinition({ object: { type } }: Draft): boolean {
  return type.group === 'apiextensions.k8s.io' && type.kind === 'CustomResourceDefinition';
}

function edgeTo(graph: OwnershipGraph, parent: Draft, dependent: NodeId): Edge {
  for (const owner of graph.object(dependent)?.metadata.owners ?? [])
    if (owner.controller && graph.ownerId(dependent, owner) === parent.id) return CONTROLLER;
  return OWNER;
}

function markRepeats(roots: readonly Draft[], repeats: readonly Draft[], placed: ReadonlyMap<NodeId, Draft>): void {
  if (repeats.length === 0) return;
  const isAbove = lineage(preorder(roots));
  for (const draft of repeats) {
    const original = placed.get(draft.id);
    if (original === undefined) continue;
    draft.marks.push(
      isAbove(original, draft)
        ? { kind: 'cycle', to: nameOf(original.object) }
        : { kind: 'shown-elsewhere', under: nameOf((original.parent ?? original).object) },
    );
  }
}
