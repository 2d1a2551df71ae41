import type { OwnershipTree, TreeNode } from './tree-model.ts';

/** Every node of a tree, parents before children, in the order in which they are drawn. Any depth. */
export function* nodesOf(tree: OwnershipTree): Generator<TreeNode> {
  const open: TreeNode[] = [...tree.roots].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    for (let at = node.children.length - 1; at >= 0; at--) {
      const child = node.children[at];
      if (child !== undefined) open.push(child);
    }
  }
}
