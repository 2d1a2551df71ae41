import { type Draft, lineage, newDraft } from './draft.ts';
import type { NodeId, OwnershipGraph } from './graph.ts';
import { nameOf } from './marks.ts';
import type { ResolvedLink } from './tree-model.ts';
import { preorder } from './walk.ts';

/**
 * Hangs what is linked without owner references below the objects that name it, as leaves. A link that a node above
 * has too is not repeated (a Pod names what its StatefulSet's template names), nor one to an owner above or to a
 * dependent right below.
 */
export function attachLinks(
  graph: OwnershipGraph,
  roots: readonly Draft[],
  links: ReadonlyMap<NodeId, readonly ResolvedLink[]>,
): void {
  if (links.size === 0) return;
  const drafts = preorder(roots);
  const isAbove = lineage(drafts);
  const placed = new Map(drafts.filter((draft) => !draft.repeat).map((draft) => [draft.id, draft]));
  const linkedBy = new Map<NodeId, Draft>();
  for (const draft of drafts) {
    if (draft.repeat) continue;
    const owned = new Set(draft.children.map((child) => child.id));
    for (const { to, relation, path } of links.get(draft.id) ?? []) {
      const place = placed.get(to);
      const last = linkedBy.get(to);
      if (owned.has(to)) continue;
      if ((place !== undefined && isAbove(place, draft)) || (last !== undefined && isAbove(last, draft))) continue;
      const leaf = newDraft(graph, to, { kind: 'link', relation, path }, draft, draft.below);
      if (leaf === undefined) continue;
      linkedBy.set(to, draft);
      leaf.repeat = place !== undefined;
      if (place !== undefined)
        leaf.marks.push({ kind: 'shown-elsewhere', under: nameOf((place.parent ?? place).object) });
      draft.children.push(leaf);
    }
  }
}
