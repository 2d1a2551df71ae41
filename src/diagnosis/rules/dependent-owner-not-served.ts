import { inWords } from '../../objects/words.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import type { Finding } from '../finding.ts';
import { leadsTo } from '../leads-to.ts';
import { FOREGROUND } from '../remains/dependents.ts';
import { judgeOwners, ownerQueries } from '../remains/owner-marks.ts';
import { referenceEvidence, undecidable, undecidableText } from '../remains/owner-not-served.ts';
import { removeReference } from '../remains/owner-remedies.ts';
import { unreadable } from '../remains/unreadable.ts';
import { defineRule } from '../rule.ts';

/**
 * The garbage collector looks up all owners of a dependent before it deletes it. With one that it cannot look up it never
 * decides, and the owner that is deleted in the foreground waits for ever (seen on 1.37).
 */
export const dependentOwnerNotServed = defineRule({
  id: 'dependent-owner-not-served',
  explains: 'dependent-kept',
  looksFor:
    'A dependent with an owner reference that the garbage collector cannot look up, so that it never deletes it.',
  sources: [
    'kubernetes/kubernetes pkg/controller/garbagecollector/garbagecollector.go (classifyReferences, isDangling)',
    'kubernetes/kubernetes pkg/controller/garbagecollector/operations.go (apiResource)',
  ],
  applies: ({ finalizer }) => finalizer === FOREGROUND,
  needs: ({ object }) => ownerQueries(object),
  judge({ object }, answers): readonly Finding[] {
    const { marks, unread } = judgeOwners(object, answers);
    const silent = unread.flatMap(({ reference, answer }) => {
      const symptom = unreadable(answer.gap);
      return symptom === undefined ? [] : [leadsTo(symptom, 'certain', [referenceEvidence(reference)])];
    });
    const [first] = undecidable(marks);
    if (first === undefined) return silent;
    const go = [...inNamespace(object.metadata.namespace), 'delete', typeAndName(object), '--wait=false'];
    return [
      ...silent,
      {
        kind: 'root',
        summary: undecidableText(inWords(object), first),
        certainty: 'certain',
        decisive: true,
        evidence: [referenceEvidence(first.reference)],
        remedies: [
          removeReference(
            object,
            first.reference,
            'Takes the reference off. The garbage collector then deletes the object, as was asked for with its other owner.',
          ),
          { command: kubectl(...go), effect: 'Does by hand what the garbage collector was to do.', safety: 'careful' },
        ],
      },
    ];
  },
});
