import type { KubeObject } from '../objects/object.ts';
import type { Draft } from './draft.ts';
import type { NodeId } from './graph.ts';
import { nameOf } from './marks.ts';
import { preorder } from './walk.ts';

/**
 * Leaves objects out, but keeps what they own: it moves up to the nearest owner that stays. Links of an object that is
 * left out go with it. Answers the roots that remain.
 */
export function leaveOut(roots: readonly Draft[], keeps: (draft: Draft) => boolean): Draft[] {
  const lifted = new Map<Draft, Draft[]>();
  for (const draft of preorder(roots).reverse()) {
    draft.children = childrenAfter(draft.children, lifted);
    if (keeps(draft)) continue;
    for (const child of draft.children)
      if (!child.marks.some(({ kind }) => kind === 'lifted'))
        child.marks.push({ kind: 'lifted', from: nameOf(draft.object) });
    lifted.set(
      draft,
      draft.children.filter((child) => child.edge.kind !== 'link'),
    );
  }
  const remaining = childrenAfter(roots, lifted);
  for (const root of remaining) root.edge = { kind: 'root' };
  return remaining;
}

/** Lifting can bring several places of one object together below one parent; one is enough. */
function childrenAfter(children: readonly Draft[], lifted: ReadonlyMap<Draft, Draft[]>): Draft[] {
  if (!children.some((child) => lifted.has(child))) return [...children];
  const flat = children.flatMap((child) => lifted.get(child) ?? [child]);
  const seen = new Set(flat.filter((child) => !child.repeat).map((child) => child.id));
  return flat.filter((child) => {
    if (!child.repeat) return true;
    if (seen.has(child.id)) return false;
    seen.add(child.id);
    return true;
  });
}

/** Keeps the objects that match, the way to them, and the focus. */
export function keepMatching(
  roots: readonly Draft[],
  focus: NodeId,
  matches: (object: KubeObject) => boolean,
): Draft[] {
  const kept = new Set<Draft>();
  for (const draft of preorder(roots).reverse()) {
    draft.children = draft.children.filter((child) => kept.has(child));
    if (draft.id === focus || draft.children.length > 0 || matches(draft.object)) kept.add(draft);
  }
  return roots.filter((root) => kept.has(root));
}

/** Cuts what is more than `depth` levels below the focus, and counts the objects that this hides. */
export function cutBelow(roots: readonly Draft[], focus: NodeId, depth: number): void {
  const drafts = preorder(roots);
  const sizes = new Map<Draft, number>();
  for (const draft of drafts.toReversed()) {
    const below = draft.children.reduce((sum, child) => sum + (sizes.get(child) ?? 0), 0);
    sizes.set(draft, below + (draft.repeat ? 0 : 1));
  }
  const levels = new Map<Draft, number>();
  for (const draft of drafts) {
    if (draft.id === focus && !draft.repeat) levels.set(draft, 0);
    const level = levels.get(draft);
    if (level === undefined) continue;
    if (level >= depth) {
      draft.truncated = draft.children.reduce((sum, child) => sum + (sizes.get(child) ?? 0), 0);
      draft.children = [];
    }
    for (const child of draft.children) levels.set(child, level + 1);
  }
}
