import { deletionAge } from '../deletion-age.ts';
import { heldBy, leftToCollector, ORPHAN, sureness } from '../remains/dependents.ts';
import { defineRule } from '../rule.ts';

/** An object that is deleted with --cascade=orphan goes when none of its dependents names it as owner any more. */
export const orphanDependents = defineRule({
  id: 'orphan-dependents',
  explains: 'finalizer',
  looksFor: 'Dependents that still name an owner that is deleted with --cascade=orphan.',
  sources: [
    'kubernetes.io/docs/concepts/architecture/garbage-collection/#orphaned-dependents',
    'kubernetes/kubernetes pkg/controller/garbagecollector/garbagecollector.go (attemptToOrphanWorker)',
  ],
  applies: ({ finalizer, object }, { now, stuckAfter }) =>
    finalizer === ORPHAN && (deletionAge(object, now) ?? 0) >= stuckAfter,
  needs: ({ object: { metadata } }) => ({
    dependents: { kind: 'dependents', uid: metadata.uid, namespace: metadata.namespace } as const,
  }),
  judge({ object }, { dependents }) {
    if (!dependents.ok) return [];
    const { objects, gaps } = dependents.value;
    const held = heldBy(objects, { object, finalizer: ORPHAN }, sureness(gaps));
    if (held.length > 0) return held;
    return [
      leftToCollector(object, ORPHAN, [{ text: 'nothing names it as owner any more', source: 'ownerReferences' }]),
    ];
  },
});
