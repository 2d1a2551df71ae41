import type { KubeObject } from '../objects/object.ts';
import type { NodeId, OwnershipGraph } from './graph.ts';
import type { Edge, Mark, TreeNode } from './tree-model.ts';
import { preorder } from './walk.ts';

/** A node while the tree is being built. All steps work on lists of drafts without recursion: trees can be deep. */
export interface Draft {
  readonly id: NodeId;
  readonly object: KubeObject;
  edge: Edge;
  readonly parent: Draft | undefined;
  /** 0 for a root. */
  readonly level: number;
  /** True for the focus and everything that was reached through it. */
  readonly below: boolean;
  /** True for a further place of an object that is expanded elsewhere. */
  repeat: boolean;
  marks: Mark[];
  children: Draft[];
  truncated: number;
}

/** A fresh draft without children; undefined where its object was not read. */
export function newDraft(
  graph: OwnershipGraph,
  id: NodeId,
  edge: Edge,
  parent: Draft | undefined,
  below: boolean,
): Draft | undefined {
  const object = graph.object(id);
  if (object === undefined) return undefined;
  const level = parent === undefined ? 0 : parent.level + 1;
  return { id, object, edge, parent, level, below, repeat: false, marks: [], children: [], truncated: 0 };
}

/** Answers in constant time whether one draft is above another. */
export function lineage(drafts: readonly Draft[]): (upper: Draft, lower: Draft) => boolean {
  const place = new Map(drafts.map((draft, index) => [draft, index]));
  const size = new Map<Draft, number>();
  for (let at = drafts.length - 1; at >= 0; at--) {
    const draft = drafts[at];
    if (draft === undefined) continue;
    size.set(draft, 1 + draft.children.reduce((sum, child) => sum + (size.get(child) ?? 0), 0));
  }
  return (upper, lower) => {
    const from = place.get(upper) ?? 0;
    const at = place.get(lower) ?? -1;
    return from <= at && at < from + (size.get(upper) ?? 0);
  };
}

/** The finished nodes. */
export function finish(roots: readonly Draft[], focus: NodeId): TreeNode[] {
  const drafts = preorder(roots);
  const nodes = drafts.map(({ id, object, edge, marks, truncated }) => {
    const children: TreeNode[] = [];
    return { id, object, edge, focus: id === focus, marks, children, truncated };
  });
  // In preorder a draft's children follow it; walking backwards, those that are not claimed yet are its own.
  const claimed: TreeNode[] = [];
  for (let at = drafts.length - 1; at >= 0; at--) {
    const node = nodes[at];
    if (node === undefined) continue;
    for (let left = drafts[at]?.children.length ?? 0; left > 0; left--) {
      const child = claimed.pop();
      if (child !== undefined) node.children.push(child);
    }
    claimed.push(node);
  }
  return claimed.reverse();
}
