import { judgeOwners, ownerQueries } from '../remains/owner-marks.ts';
import { referenceEvidence, undecidable, undecidableText } from '../remains/owner-not-served.ts';
import { removeReference } from '../remains/owner-remedies.ts';
import { defineRule } from '../rule.ts';

/** With an owner that it cannot look up the garbage collector never deletes an object, whatever becomes of its owners. */
export const ownerNotServed = defineRule({
  id: 'owner-not-served',
  explains: 'live',
  looksFor:
    'An owner reference that the garbage collector cannot look up, so that the object never goes with its owner.',
  sources: [
    'kubernetes/kubernetes pkg/controller/garbagecollector/garbagecollector.go (attemptToDeleteWorker)',
    'kubernetes/kubernetes pkg/controller/garbagecollector/operations.go (apiResource)',
  ],
  applies: ({ object }) => object.metadata.owners.length > 0,
  needs: ({ object }) => ownerQueries(object),
  judge({ object }, answers) {
    const [first] = undecidable(judgeOwners(object, answers).marks);
    if (first === undefined) return [];
    return [
      {
        kind: 'root',
        summary: undecidableText('it', first),
        certainty: 'certain',
        decisive: true,
        evidence: [referenceEvidence(first.reference)],
        remedies: [
          removeReference(
            object,
            first.reference,
            'Takes the reference off. Where that was the last owner that is there, the garbage collector then deletes the object; without any reference it stays.',
          ),
        ],
      },
    ];
  },
});
