import { defineRule } from '../rule.ts';

/**
 * The API server removes a Terminating object when its last finalizer is gone (k8s.io/apiserver
 * pkg/registry/generic/registry/store.go, deletionFinalizersForGarbageCollection and ShouldDeleteDuringUpdate): each
 * finalizer that is left wants an explanation of its own.
 */
export const finalizersHold = defineRule({
  id: 'finalizers-hold',
  explains: 'terminating',
  looksFor: 'Finalizers that are left on a Terminating object: it goes when the last of them is removed.',
  sources: ['kubernetes.io/docs/concepts/overview/working-with-objects/finalizers'],
  needs: () => ({}),
  judge: ({ object }) =>
    [...new Set(object.metadata.finalizers)].slice(0, MOST).map((finalizer) => ({
      kind: 'symptom',
      symptom: { kind: 'finalizer', object, finalizer },
      certainty: 'certain',
      evidence: [],
      remedies: [],
    })),
});

/** Nobody reads on after so many; objects with thousands of finalizers have been made to break tools. */
const MOST = 50;
