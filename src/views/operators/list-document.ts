import type { InventoryReport } from '../../operators/report.ts';
import { type GapDocument, gapDocument } from '../gap-document.ts';
import {
  type CustomResourcesDocument,
  customResourcesDocument,
  type OperatorDocument,
  operatorDocument,
} from './operator-document.ts';

/** `-o json|yaml` of `list`. */
export interface OperatorListDocument {
  readonly apiVersion: 'kubectl-operator/v1';
  readonly kind: 'OperatorList';
  readonly items: readonly OperatorDocument[];
  /** Custom resource types that nobody seems to serve; empty where one namespace was asked for. */
  readonly unserved: readonly UnservedDocument[];
  readonly gaps: readonly GapDocument[];
}

/** A type without operator. */
export interface UnservedDocument {
  /** `plural.group` */
  readonly type: string;
  readonly customResources?: CustomResourcesDocument;
}

/** The inventory for programs. */
export function operatorListDocument(report: InventoryReport): OperatorListDocument {
  return {
    apiVersion: 'kubectl-operator/v1',
    kind: 'OperatorList',
    items: report.operators.map((status) => operatorDocument(status, report.now)),
    unserved: report.unserved.map(({ type, tally }) => ({
      type,
      ...(tally === undefined ? {} : { customResources: customResourcesDocument(tally) }),
    })),
    gaps: report.gaps.map(gapDocument),
  };
}
