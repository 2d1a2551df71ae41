import { blocking, FOREGROUND, heldBy, sureness } from '../remains/dependents.ts';
import { defineRule } from '../rule.ts';

/**
 * Dependents of a namespaced owner that are in other namespaces, or in none, against the rules of ownership: the garbage
 * collector deletes the former as if their owner was gone, and the latter never; their owner waits for both.
 */
export const dependentsElsewhere = defineRule({
  id: 'dependents-elsewhere',
  explains: 'owner-kept',
  looksFor:
    'Dependents outside the namespace of an owner that is deleted in the foreground: it waits for them as well.',
  sources: [
    'kubernetes/kubernetes pkg/controller/garbagecollector/graph_builder.go (addDependentToOwners)',
    'kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents',
  ],
  needs: ({ object }) => ({
    dependents: { kind: 'dependents', uid: object.metadata.uid, namespace: undefined } as const,
  }),
  judge({ object }, { dependents }) {
    if (!dependents.ok) return [];
    const { objects, gaps } = dependents.value;
    const elsewhere = blocking(object, objects).filter(
      ({ metadata }) => metadata.namespace !== object.metadata.namespace,
    );
    return heldBy(elsewhere, { object, finalizer: FOREGROUND }, sureness(gaps));
  },
});
