/** Every node below some roots, parents before children, siblings in order: as they are drawn. Any depth. */
export function preorder<T extends { readonly children: readonly T[] }>(roots: readonly T[]): T[] {
  const found: T[] = [];
  const open = [...roots].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    found.push(node);
    for (let at = node.children.length - 1; at >= 0; at--) {
      const child = node.children[at];
      if (child !== undefined) open.push(child);
    }
  }
  return found;
}
