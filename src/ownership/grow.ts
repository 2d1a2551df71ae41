import { type Draft, lineage, newDraft, preorder } from './draft.ts';
import type { NodeId, OwnershipGraph } from './graph.ts';
import { nameOf } from './marks.ts';
import type { Edge } from './tree-model.ts';

/** A dependent as it would hang on its owner. */
interface Branch {
  readonly parent: Draft;
  readonly id: NodeId;
  readonly edge: Edge;
}

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
  const growFrom = (ids: readonly NodeId[]) => {
    let level: Draft[] = [];
    for (const id of ids) {
      const object = graph.object(id);
      if (object === undefined) continue;
      const root = newDraft(id, object, { kind: 'root' }, undefined, id === focus);
      placed.set(id, root);
      roots.push(root);
      level.push(root);
    }
    while (level.length > 0) {
      const branches = level.flatMap((parent) => branchesOf(graph, focus, parent, restricted(parent)));
      const chosen = choose(branches, placed);
      const next: Draft[] = [];
      for (const branch of branches) {
        const { parent, id, edge } = branch;
        const object = graph.object(id);
        if (object === undefined) continue;
        const draft = newDraft(id, object, edge, parent, parent.below || id === focus);
        parent.children.push(draft);
        if (chosen.get(id) === branch) {
          placed.set(id, draft);
          next.push(draft);
        } else repeats.push(draft);
      }
      level = next;
    }
  };
  growFrom(rootIds);
  for (const id of wanted) if (!placed.has(id)) growFrom([id]);
  markRepeats(roots, repeats, placed);
  return roots;
}

function branchesOf(
  graph: OwnershipGraph,
  focus: NodeId,
  parent: Draft,
  restricted: readonly NodeId[] | undefined,
): Branch[] {
  const owned = (restricted ?? graph.dependents(parent.id)).map((id) => ({
    parent,
    id,
    edge: edgeTo(graph, parent, id),
  }));
  if (parent.id !== focus || restricted !== undefined || !isDefinition(parent)) return owned;
  const instances = graph.instances(parent.object.metadata.name);
  return [...instances.map((id): Branch => ({ parent, id, edge: { kind: 'instance' } })), ...owned];
}

function isDefinition({ object: { type } }: Draft): boolean {
  return type.group === 'apiextensions.k8s.io' && type.kind === 'CustomResourceDefinition';
}

function edgeTo(graph: OwnershipGraph, parent: Draft, dependent: NodeId): Edge {
  const owners = graph.object(dependent)?.metadata.owners ?? [];
  const managed = owners.some((owner) => owner.controller && graph.ownerId(dependent, owner) === parent.id);
  return { kind: managed ? 'controller' : 'owner' };
}

/** Which of several branches to the same object is the one that goes on. */
function choose(branches: readonly Branch[], placed: ReadonlyMap<NodeId, Draft>): Map<NodeId, Branch> {
  const chosen = new Map<NodeId, Branch>();
  for (const branch of branches) {
    if (placed.has(branch.id)) continue;
    const rival = chosen.get(branch.id);
    if (rival === undefined || (branch.edge.kind === 'controller' && rival.edge.kind !== 'controller'))
      chosen.set(branch.id, branch);
  }
  return chosen;
}

function markRepeats(roots: readonly Draft[], repeats: readonly Draft[], placed: ReadonlyMap<NodeId, Draft>): void {
  if (repeats.length === 0) return;
  const isAbove = lineage(preorder(roots));
  for (const draft of repeats) {
    const original = placed.get(draft.id);
    if (original === undefined) continue;
    draft.repeat = true;
    draft.marks.push(
      isAbove(original, draft)
        ? { kind: 'cycle', to: nameOf(original.object) }
        : { kind: 'shown-elsewhere', under: nameOf((original.parent ?? original).object) },
    );
  }
}
