import type { Certainty } from '../../objects/certainty.ts';
import type { FinalizerOwner } from '../../operators/finalizer-owner.ts';
import type { FinalizerUse, OwnerState } from '../../operators/finalizer-use.ts';
import { type GapDocument, gapDocument } from '../gap-document.ts';
import { type ObjectDocument, objectDocument } from '../object-document.ts';
import type { FinalizerReport } from './report.ts';

/** `-o json|yaml` of `finalizers`. */
export interface FinalizersDocument {
  readonly apiVersion: 'kubectl-operator/v1';
  readonly kind: 'Finalizers';
  /** One for each finalizer, type and owner. */
  readonly items: readonly FinalizerItem[];
  readonly gaps: readonly GapDocument[];
}

/** A finalizer on the objects of one type. */
export interface FinalizerItem {
  readonly finalizer: string;
  /** Who has to remove it; empty where nobody is known. */
  readonly owners: readonly OwnerDocument[];
  readonly state: OwnerState;
  /** What is done before it is removed, where the table of finalizers has it. */
  readonly guards?: { readonly text: string; readonly source: string };
  readonly objects: readonly (ObjectDocument & { readonly deletionTimestamp?: string })[];
}

/** Somebody who has to remove a finalizer. */
export interface OwnerDocument {
  readonly name: string;
  /** Of an operator's workload. */
  readonly namespace?: string;
  readonly certainty: Certainty;
}

/** The report for programs. */
export function finalizersDocument({ uses, gaps }: FinalizerReport): FinalizersDocument {
  return { apiVersion: 'kubectl-operator/v1', kind: 'Finalizers', items: uses.map(item), gaps: gaps.map(gapDocument) };
}

function item({ finalizer, owner, state, objects }: FinalizerUse): FinalizerItem {
  const entry = owner.known?.entry;
  return {
    finalizer,
    owners: owners(owner),
    state,
    ...(entry === undefined ? {} : { guards: { text: entry.cleans, source: entry.source } }),
    objects: objects.map((object) => {
      const { deletionTime } = object.metadata;
      const deletion = deletionTime === undefined ? {} : { deletionTimestamp: new Date(deletionTime).toISOString() };
      return { ...objectDocument(object), ...deletion };
    }),
  };
}

function owners(owner: FinalizerOwner): OwnerDocument[] {
  if (owner.kind === 'built-in') return [{ name: owner.controller, certainty: owner.certainty }];
  if (owner.kind === 'not-installed') return [{ name: owner.operator, certainty: owner.certainty }];
  if (owner.kind === 'unknown') return [];
  return owner.candidates.map(({ operator: { name, namespace }, certainty }) => ({ name, namespace, certainty }));
}
