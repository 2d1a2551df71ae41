import { deletionAge, isTerminating } from '../deletion-age.ts';
import { leadsTo } from '../leads-to.ts';
import { blocking, FOREGROUND, heldBy, leftToCollector, sureness } from '../remains/dependents.ts';
import { defineRule } from '../rule.ts';

/**
 * An object that is deleted in the foreground goes after its dependents. Once the last of those that block it is gone the
 * garbage collector takes the finalizer off. A group that cannot be discovered does not stop it: seen on 1.37, where it
 * deleted, and took up new types, while an aggregated API was down (garbagecollector.go, Sync).
 */
export const foregroundDependents = defineRule({
  id: 'foreground-dependents',
  explains: 'finalizer',
  looksFor: 'Dependents with blockOwnerDeletion that are left of an object that is deleted in the foreground.',
  sources: [
    'kubernetes.io/docs/concepts/architecture/garbage-collection/#foreground-deletion',
    'kubernetes/kubernetes pkg/controller/garbagecollector/garbagecollector.go (processDeletingDependentsItem)',
  ],
  applies: ({ finalizer }) => finalizer === FOREGROUND,
  needs: ({ object: { metadata } }) => ({
    dependents: { kind: 'dependents', uid: metadata.uid, namespace: metadata.namespace } as const,
  }),
  judge({ object }, { dependents }, { now, stuckAfter }) {
    if (!dependents.ok) return [];
    const { objects, gaps } = dependents.value;
    // Moments after the deletion the garbage collector has not come to all of them yet.
    const settled = (deletionAge(object, now) ?? 0) >= stuckAfter;
    const held = heldBy(
      blocking(object, objects).filter((dependent) => settled || isTerminating(dependent)),
      { object, finalizer: FOREGROUND },
      sureness(gaps),
    );
    if (held.length > 0 || !settled) return held;
    const nothing = [{ text: 'no dependent with blockOwnerDeletion is left', source: 'ownerReferences' }];
    return object.metadata.namespace === undefined
      ? [leftToCollector(object, FOREGROUND, nothing)]
      : [leadsTo({ kind: 'owner-kept', object }, 'likely')];
  },
});
