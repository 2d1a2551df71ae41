import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { isTerminating } from '../deletion-age.ts';
import type { Evidence, Finding } from '../finding.ts';
import { leadsTo, toldFirst } from '../leads-to.ts';
import type { SymptomOf } from '../symptom.ts';
import { byKind } from './remaining.ts';
import { hidesObjects } from './unreadable.ts';

/** The finalizers with which the garbage collector holds an owner (apimachinery pkg/apis/meta/v1/types.go). */
export const FOREGROUND = 'foregroundDeletion';
export const ORPHAN = 'orphan';

/**
 * The dependents that keep an owner which is deleted in the foreground: those whose reference says blockOwnerDeletion. The
 * garbage collector knows owners by uid alone, so that dependents in other namespaces keep it too (kubernetes
 * pkg/controller/garbagecollector/graph.go, blockingDependents; seen on 1.37).
 */
export function blocking(owner: KubeObject, dependents: readonly KubeObject[]): KubeObject[] {
  return dependents.filter(({ metadata }) =>
    metadata.owners.some(({ uid, blockOwnerDeletion }) => uid === owner.metadata.uid && blockOwnerDeletion),
  );
}

/** How many dependents that are just as they were are followed each by itself. */
const KEPT = 20;

/**
 * What follows for an owner from the dependents that keep it: those that are being deleted are followed as such, the
 * others are asked about as kept.
 */
export function heldBy(
  dependents: readonly KubeObject[],
  { object: owner, finalizer }: Pick<SymptomOf<'dependent-kept'>, 'finalizer'> & { readonly object: KubeObject },
  certainty: 'certain' | 'likely',
): Finding[] {
  const going = finalizer === FOREGROUND ? dependents.filter(isTerminating) : [];
  const kept = dependents.filter((dependent) => !going.includes(dependent));
  return toldFirst(leftEvidence(dependents, kept, finalizer), [
    ...going
      .filter(({ body }) => body !== undefined)
      .map((object) => leadsTo({ kind: 'terminating', object }, certainty)),
    ...kept.slice(0, KEPT).map((object) => leadsTo({ kind: 'dependent-kept', object, owner, finalizer }, certainty)),
  ]);
}

function leftEvidence(all: readonly KubeObject[], kept: readonly KubeObject[], finalizer: string): Evidence[] {
  const source = 'ownerReferences';
  if (finalizer === ORPHAN) return [{ text: `named as owner by ${byKind(all)}`, source }];
  const waiting = kept.length === 0 ? '' : `; not being deleted: ${byKind(kept)}`;
  return [{ text: `left below it with blockOwnerDeletion: ${byKind(all)}${waiting}`, source }];
}

/** How sure it is that found dependents keep an owner: others may be where lists could not be read. */
export function sureness(gaps: readonly Gap[]): 'certain' | 'likely' {
  return gaps.some(hidesObjects) ? 'likely' : 'certain';
}

/** Nothing is left that keeps an owner, so that the garbage collector is to take its finalizer off. */
export function leftToCollector(owner: KubeObject, finalizer: string, evidence: readonly Evidence[]): Finding {
  const controller = 'kube-controller-manager';
  return leadsTo({ kind: 'controller-passive', controller, object: owner, finalizer }, 'likely', evidence);
}
