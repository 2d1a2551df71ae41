import { some } from '../../objects/words.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import { judgeOwners, ownerQueries, referenceInWords } from '../remains/owner-marks.ts';
import { referenceEvidence } from '../remains/owner-not-served.ts';
import { defineRule } from '../rule.ts';

/** An object all of whose owners are gone is deleted by the garbage collector as soon as it comes to it. */
export const ownerGone = defineRule({
  id: 'owner-gone',
  explains: 'live',
  looksFor: 'An object all of whose owners are gone, by name and uid: the garbage collector will delete it.',
  sources: [
    'kubernetes.io/docs/concepts/architecture/garbage-collection',
    'kubernetes/kubernetes pkg/controller/garbagecollector/garbagecollector.go (attemptToDeleteItem)',
  ],
  applies: ({ object }) => object.metadata.owners.length > 0,
  needs: ({ object }) => ownerQueries(object),
  judge({ object }, answers) {
    const { owners, namespace } = object.metadata;
    const { marks } = judgeOwners(object, answers);
    const gone = marks.flatMap((mark) => (mark.kind === 'owner-gone' ? [mark] : []));
    if (gone.length < owners.length) return [];
    const names = some(gone.map(({ reference }) => referenceInWords(reference)));
    const patch = ['patch', typeAndName(object), '--type=merge', '-p', '{"metadata":{"ownerReferences":null}}'];
    return [
      {
        kind: 'root',
        summary: `${gone.length === 1 ? `its owner ${names} is` : `its owners ${names} are`} gone, so that the garbage collector deletes it`,
        certainty: 'certain',
        decisive: true,
        evidence: gone.map(({ reference, evidence }) => {
          const { text, source } = referenceEvidence(reference);
          const how = evidence.kind === 'replaced' ? `an object of that name has uid ${evidence.uid}` : 'not found';
          return { text: `${text}: ${how}`, source };
        }),
        remedies: [
          {
            command: kubectl(...inNamespace(namespace), ...patch),
            effect: 'Only if it is to stay: takes its owner references off, and the garbage collector lets it be.',
            safety: 'careful',
          },
        ],
      },
    ];
  },
});
