import type { ReportNode } from '../../ownership/report.ts';

/** One line of a drawn tree: the branches before it, and the node. */
export interface OutlineRow {
  readonly branches: string;
  readonly item: ReportNode;
  /** undefined for a root. */
  readonly parent: ReportNode | undefined;
}

/** How a node hangs on its parent: a solid branch for its controller, a dotted one for another owner, an arrow for a link. */
const BRANCHES = {
  root: { middle: '', last: '' },
  controller: { middle: '├─ ', last: '└─ ' },
  instance: { middle: '├─ ', last: '└─ ' },
  owner: { middle: '├┄ ', last: '└┄ ' },
  link: { middle: '├→ ', last: '└→ ' },
} satisfies Record<ReportNode['node']['edge']['kind'], { middle: string; last: string }>;

/** The tree as lines, parents before children; any depth. */
export function outline(roots: readonly ReportNode[]): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const stack = roots
    .map((item) => ({ item, indent: '', last: true, parent: undefined as ReportNode | undefined }))
    .reverse();
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { item, indent, last, parent } = next;
    const branch = BRANCHES[item.node.edge.kind];
    rows.push({ branches: parent === undefined ? '' : `${indent}${last ? branch.last : branch.middle}`, item, parent });
    const deeper = parent === undefined ? '' : `${indent}${last ? '   ' : '│  '}`;
    const children = item.children.map((child, index) => ({
      item: child,
      indent: deeper,
      last: index === item.children.length - 1,
      parent: item,
    }));
    stack.push(...children.reverse());
  }
  return rows;
}
