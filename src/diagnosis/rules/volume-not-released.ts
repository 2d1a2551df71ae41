import { isBound, RECLAIM_FINALIZERS, VOLUME_PROTECTION } from '../controllers/volume-finalizers.ts';
import { defineRule } from '../rule.ts';

/** The storage of a volume is deleted after it was released: what keeps it bound is why its reclaim has not begun. */
export const volumeNotReleased = defineRule({
  id: 'volume-not-released',
  explains: 'finalizer',
  looksFor: 'A PersistentVolume that is still bound: its storage is deleted only after its claim is gone.',
  sources: ['kubernetes-sigs/sig-storage-lib-external-provisioner controller/controller.go, shouldDelete'],
  applies: ({ finalizer, object }) =>
    RECLAIM_FINALIZERS.has(finalizer) && isBound(object) && object.metadata.finalizers.includes(VOLUME_PROTECTION),
  needs: () => ({}),
  judge: ({ object }) => [
    {
      kind: 'symptom',
      symptom: { kind: 'finalizer', object, finalizer: VOLUME_PROTECTION },
      certainty: 'certain',
      evidence: [{ text: 'the phase of the volume is Bound', source: 'volume' }],
      remedies: [],
    },
  ],
});
