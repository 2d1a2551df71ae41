import type { Gap } from '../objects/gap.ts';
import { type Readiness, readinessOf } from '../objects/status/readiness.ts';
import type { Mark, OwnershipTree, TreeNode } from './tree-model.ts';
import { preorder } from './walk.ts';

/** A node of the tree with what is judged of its object. */
export interface ReportNode {
  readonly node: TreeNode;
  readonly readiness: Readiness;
  readonly children: readonly ReportNode[];
}

/** What the whole tree amounts to. Objects with several places are counted once. */
export interface TreeCounts {
  readonly objects: number;
  readonly notReady: number;
  readonly terminating: number;
  /** Objects with an owner reference that is broken. */
  readonly brokenOwners: number;
}

/** An ownership tree, judged. */
export interface TreeReport {
  readonly roots: readonly ReportNode[];
  readonly counts: TreeCounts;
  readonly gaps: readonly Gap[];
  /** Lists that were asked for and lists that answered. */
  readonly typesAsked: number;
  readonly typesRead: number;
  /** The time that ages are counted from, in milliseconds since the epoch. */
  readonly now: number;
}

/** Judges trees: the readiness of each object, and the sums. */
export function reportTrees(
  trees: readonly OwnershipTree[],
  facts: Pick<TreeReport, 'gaps' | 'typesAsked' | 'typesRead' | 'now'>,
): TreeReport {
  const roots = trees.flatMap((tree) => tree.roots.map((root) => judged(root, facts.now)));
  return { roots, counts: count(roots), ...facts };
}

/** Whether the tree shows something that is wrong or not finished. */
export function hasFindings({ counts }: TreeReport): boolean {
  return counts.notReady + counts.terminating + counts.brokenOwners > 0;
}

/** Whether a mark tells of an owner reference that the garbage collector cannot follow, and not of how the tree is cut. */
export function isBroken({ kind }: Mark): boolean {
  return BROKEN[kind];
}

const BROKEN = {
  cycle: true,
  'owner-gone': true,
  'owner-in-other-namespace': true,
  'owner-mismatch': true,
  'cluster-scoped-with-namespaced-owner': true,
  'owner-type-not-served': true,
  'owner-version-not-served': true,
  'owner-unread': false,
  'shown-elsewhere': false,
  'other-owners': false,
  lifted: false,
} satisfies Record<Mark['kind'], boolean>;

/** Copies a tree with the judgement added; a stack instead of recursion, since chains of owners can be long. */
function judged(root: TreeNode, now: number): ReportNode {
  const make = (node: TreeNode) => ({ node, readiness: readinessOf(node.object, now), children: [] as ReportNode[] });
  const top = make(root);
  const stack = [top];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const children = item.node.children.map(make);
    item.children.push(...children);
    stack.push(...children);
  }
  return top;
}

function count(roots: readonly ReportNode[]): TreeCounts {
  const seen = new Map<string, { unready: boolean; terminating: boolean; broken: boolean }>();
  for (const { node, readiness } of preorder(roots)) {
    const broken = node.marks.some(isBroken) || seen.get(node.id)?.broken === true;
    const unready = readiness.state === 'in-progress' || readiness.state === 'failed';
    seen.set(node.id, { unready, terminating: readiness.state === 'terminating', broken });
  }
  const objects = [...seen.values()];
  return {
    objects: objects.length,
    notReady: objects.filter(({ unready }) => unready).length,
    terminating: objects.filter(({ terminating }) => terminating).length,
    brokenOwners: objects.filter(({ broken }) => broken).length,
  };
}
