import { attachLinks } from './attach-links.ts';
import { type Draft, finish } from './draft.ts';
import type { NodeId, OwnershipGraph } from './graph.ts';
import { growDown, growUp } from './grow.ts';
import { referenceMarks } from './marks.ts';
import { cutBelow, keepMatching, leaveOut } from './shape.ts';
import type { IsServed, OwnerLookups, OwnershipTree, TreeOptions } from './tree-model.ts';
import { preorder } from './walk.ts';

const NO_LOOKUPS: OwnerLookups = new Map();

/**
 * The ownership tree around one object, as far as the graph knows it. An object that was not read is not drawn;
 * references to it are marks. Every object is expanded once, so that a tree is never larger than the number of owner
 * references, whatever circles there are.
 */
export function buildTree(graph: OwnershipGraph, focus: NodeId, options: TreeOptions): OwnershipTree {
  const { direction, depth, lookups = NO_LOOKUPS, isServed, links, keepsType, matches } = options;
  let roots = direction === 'down' ? growDown(graph, focus) : growUp(graph, focus, direction === 'all');
  for (const draft of preorder(roots)) if (!draft.repeat) mark(graph, draft, lookups, isServed);
  if (links !== undefined) attachLinks(graph, roots, links);
  if (keepsType !== undefined) roots = leaveOut(roots, ({ id, object }) => id === focus || keepsType(object.type));
  if (matches !== undefined) roots = keepMatching(roots, focus, matches);
  if (depth !== undefined) cutBelow(roots, focus, depth);
  return { direction, focus, roots: finish(roots, focus) };
}

function mark(graph: OwnershipGraph, draft: Draft, lookups: OwnerLookups, isServed?: IsServed): void {
  const { owners } = draft.object.metadata;
  if (owners.length === 0) return;
  const parent = draft.parent?.id;
  const others = owners.filter((reference) => {
    const owner = graph.ownerId(draft.id, reference);
    return owner !== undefined && owner !== parent && owner !== draft.id;
  });
  if (others.length > 0) draft.marks.push({ kind: 'other-owners', owners: others });
  draft.marks.push(...referenceMarks(graph, draft.id, lookups, isServed));
}
