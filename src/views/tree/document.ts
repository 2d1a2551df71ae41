import { type Condition, conditionsOf } from '../../objects/condition.ts';
import type { OwnerReference } from '../../objects/metadata.ts';
import type { KubeObject } from '../../objects/object.ts';
import { apiVersionOf } from '../../objects/resource-type.ts';
import type { Readiness } from '../../objects/status/readiness.ts';
import type { TreeCounts, TreeReport } from '../../ownership/report.ts';
import type { Edge, Mark, TreeNode } from '../../ownership/tree-model.ts';
import { type GapDocument, gapDocument } from '../gap-document.ts';
import { outline } from './outline.ts';

/** `-o json|yaml` of `tree`. Lines of the tree in the order in which text draws them; times are RFC 3339. */
export interface OwnershipTreeDocument {
  readonly apiVersion: 'kubectl-operator/v1';
  readonly kind: 'OwnershipTree';
  readonly counts: TreeCounts;
  readonly items: readonly TreeItem[];
  /** What could not be read, and so may be missing. */
  readonly gaps: readonly GapDocument[];
}

/** One place in the tree. An object with several owners has several, and is expanded at one of them. */
export interface TreeItem {
  /** Index in `items` of the line that this one hangs on; absent for a root. */
  readonly parent?: number;
  readonly depth: number;
  readonly edge: Edge;
  /** True for the object that was asked for. */
  readonly focus: boolean;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly uid: string;
  readonly creationTimestamp?: string;
  readonly deletionTimestamp?: string;
  readonly status: Pick<Readiness, 'state' | 'ready' | 'reason' | 'message'>;
  /** With `ownerReferences` and `conditions` only at the one place where the object is expanded. */
  readonly finalizers?: readonly string[];
  readonly ownerReferences?: readonly OwnerReference[];
  readonly conditions?: readonly ConditionDocument[];
  readonly marks: readonly Mark[];
  /** Objects below that the depth limit leaves out. */
  readonly truncated: number;
}

/** A condition as the object has it. */
export type ConditionDocument = Pick<Condition, 'type' | 'status' | 'reason' | 'message'> & {
  readonly lastTransitionTime?: string;
};

/** The report as a document for programs. */
export function treeDocument(report: TreeReport): OwnershipTreeDocument {
  const rows = outline(report.roots);
  const index = new Map(rows.map(({ item }, at) => [item, at]));
  const depths: number[] = [];
  const items = rows.map(({ item, parent }): TreeItem => {
    const { node, readiness } = item;
    const { type, metadata } = node.object;
    const parentIndex = parent === undefined ? undefined : index.get(parent);
    const depth = parentIndex === undefined ? 0 : (depths[parentIndex] ?? 0) + 1;
    depths.push(depth);
    return {
      ...(parentIndex === undefined ? {} : { parent: parentIndex }),
      depth,
      edge: node.edge,
      focus: node.focus,
      apiVersion: apiVersionOf(type),
      kind: type.kind,
      ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
      name: metadata.name,
      uid: metadata.uid,
      ...(metadata.creationTime === undefined ? {} : { creationTimestamp: timestamp(metadata.creationTime) }),
      ...(metadata.deletionTime === undefined ? {} : { deletionTimestamp: timestamp(metadata.deletionTime) }),
      status: { state: readiness.state, ready: readiness.ready, reason: readiness.reason, message: readiness.message },
      ...(isRepeated(node) ? {} : details(node.object)),
      marks: node.marks.filter((mark) => mark.kind !== 'other-owners' || !isRepeated(node)).map(plainMark),
      truncated: node.truncated,
    };
  });
  return {
    apiVersion: 'kubectl-operator/v1',
    kind: 'OwnershipTree',
    counts: report.counts,
    items,
    gaps: report.gaps.map(gapDocument),
  };
}

/** An object with many owners has many places: what is long stands at one of them. */
function isRepeated({ marks }: TreeNode): boolean {
  return marks.some(({ kind }) => kind === 'shown-elsewhere' || kind === 'cycle');
}

function details(object: KubeObject): Pick<TreeItem, 'finalizers' | 'ownerReferences' | 'conditions'> {
  const { finalizers, owners } = object.metadata;
  return { finalizers, ownerReferences: owners, conditions: conditionsOf(object).map(conditionDocument) };
}

function conditionDocument({ type, status, reason, message, lastTransitionTime }: Condition): ConditionDocument {
  return {
    type,
    status,
    reason,
    message,
    ...(lastTransitionTime === undefined ? {} : { lastTransitionTime: timestamp(lastTransitionTime) }),
  };
}

/** A gap inside a mark stands among the document's gaps already. */
function plainMark(mark: Mark): Mark {
  return mark.kind === 'owner-unread' ? { ...mark, gap: undefined } : mark;
}

/** Whole seconds, as Kubernetes writes them. */
function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}
