import { deletionAge } from '../deletion-age.ts';
import { defineRule } from '../rule.ts';

/** Deletion takes its time: controllers clean up, containers end. An object that was asked to go moments ago is not stuck. */
export const justDeleted = defineRule({
  id: 'just-deleted',
  explains: 'terminating',
  looksFor: 'An object whose deletion was asked for only moments ago, less than --stuck-after.',
  sources: ['kubernetes.io/docs/concepts/overview/working-with-objects/finalizers'],
  otherwise: true,
  applies({ object }, { now, stuckAfter }) {
    const age = deletionAge(object, now) ?? 0;
    return age >= 0 && age < stuckAfter;
  },
  needs: () => ({}),
  judge: ({ object }) => [
    {
      kind: 'root',
      summary: 'its deletion was asked for only moments ago and is under way',
      certainty: 'likely',
      decisive: false,
      evidence: [{ text: 'deletion asked for', source: 'metadata', time: object.metadata.deletionTime }],
      remedies: [],
    },
  ],
});
