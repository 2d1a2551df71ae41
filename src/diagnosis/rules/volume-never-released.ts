import { inWords } from '../../objects/words.ts';
import { retain } from '../controllers/retain.ts';
import { isNeverReleased, RECLAIM_FINALIZERS } from '../controllers/volume-finalizers.ts';
import { defineRule } from '../rule.ts';

const SOURCE = 'kubernetes-sigs/sig-storage-lib-external-provisioner controller/controller.go, shouldDelete';

/**
 * A provisioner deletes the storage of volumes whose phase is Released, and of no others: one that lost its claimRef by
 * hand is Available, and waits for ever.
 */
export const volumeNeverReleased = defineRule({
  id: 'volume-never-released',
  explains: 'finalizer',
  looksFor: 'A PersistentVolume that is Available: its provisioner deletes the storage of Released ones only.',
  sources: [SOURCE],
  applies: ({ finalizer, object }) => RECLAIM_FINALIZERS.has(finalizer) && isNeverReleased(object),
  needs: () => ({}),
  judge: ({ object }) => [
    {
      kind: 'root',
      summary: `${inWords(object)} is Available, and its provisioner deletes the storage of Released volumes only`,
      certainty: 'likely',
      decisive: true,
      evidence: [{ text: 'the phase is Available, the reclaim policy Delete', source: 'volume' }],
      remedies: [
        retain(
          object.metadata.name,
          'The provisioner, where it runs, then takes its finalizer off. The storage stays, to be deleted where it is if it is not wanted.',
          'careful',
        ),
      ],
    },
  ],
});
