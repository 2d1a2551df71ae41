import type { BuiltInController } from '../knowledge/built-in-controller.ts';
import { type KnownFinalizer, knownFinalizer } from '../knowledge/known-finalizer.ts';
import { hasKnownGroups } from '../knowledge/known-groups.ts';
import type { Certainty } from '../objects/certainty.ts';
import type { Gap } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';
import { hidesOperators } from './hides-operators.ts';
import type { OperatorInventory } from './model.ts';
import { type OwnerCandidate, ownerCandidates } from './owner-candidates.ts';
import { writersByName } from './writers-by-name.ts';

/** Who has to remove a finalizer. */
export type FinalizerOwner = {
  readonly finalizer: string;
  /** What the table of finalizers says; its `cleans` is what stays undone where the finalizer is removed by hand. */
  readonly known: KnownFinalizer | undefined;
  /** What was not read and could hide an operator, and so another owner. */
  readonly gaps: readonly Gap[];
} & (
  | {
      /** A controller of Kubernetes itself. */
      readonly kind: 'built-in';
      readonly controller: BuiltInController;
      readonly certainty: Certainty;
    }
  | {
      readonly kind: 'operators';
      /** Surest first, at least one; where there are several, none is more than possible, or the first alone is. */
      readonly candidates: readonly [OwnerCandidate, ...OwnerCandidate[]];
    }
  | {
      /** The table knows who handles it, and the cluster has no such operator: likely it was uninstalled. */
      readonly kind: 'not-installed';
      /** The operator's id in the table. */
      readonly operator: string;
      /**
       * `likely`; `possible` where something that was not read could hide it, where it can run outside of the cluster, or
       * where nothing is known that would tell it from other workloads.
       */
      readonly certainty: Certainty;
    }
  /** Nobody is known; or whoever serves the object's type (`known` says so), and nobody does. */
  | { readonly kind: 'unknown' }
);

/**
 * Who has to remove a finalizer of an object: from the table of finalizers, the field manager that put it there, the
 * object's type and who serves it, and the finalizer's domain. An operator is `certain` only where it was recognised as the
 * one that the table names, or is the only one that writes as the manager that put the finalizer there and serves the
 * type or its group, or, where the table names none, is the only one that serves the type by two kinds of evidence and the finalizer is one of that type's
 * own group or of a framework; and nothing that was not read could hide another. Read the object whole: managedFields are in its body.
 */
export function finalizerOwner(finalizer: string, object: KubeObject, inventory: OperatorInventory): FinalizerOwner {
  const known = knownFinalizer(finalizer, object.type);
  const gaps = inventory.gaps.filter(hidesOperators);
  const base = { finalizer, known, gaps };
  const entry = known !== undefined && known.fit !== 'other' ? known.entry : undefined;
  if (known?.entry.controller !== undefined) {
    const certainty = entry === undefined ? 'possible' : 'certain';
    return { ...base, gaps: [], kind: 'built-in', controller: known.entry.controller, certainty };
  }
  const [first, ...others] = ownerCandidates(finalizer, object, known, inventory.operators, gaps.length > 0);
  if (first !== undefined) return { ...base, kind: 'operators', candidates: [first, ...others] };
  const [writer, ...writers] = writersByName(finalizer, object, inventory.unclaimed ?? []);
  if (writer !== undefined) return { ...base, kind: 'operators', candidates: [writer, ...writers] };
  if (entry?.operator === undefined) return { ...base, kind: 'unknown' };
  const { operator, outside = false } = entry;
  const wouldShow = !outside && gaps.length === 0 && hasKnownGroups(operator);
  return { ...base, kind: 'not-installed', operator, certainty: wouldShow ? 'likely' : 'possible' };
}
