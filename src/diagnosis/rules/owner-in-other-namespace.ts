import { eventNamespace, eventsAbout } from '../../objects/event.ts';
import { eventsIn } from '../down/needs.ts';
import { judgeOwners, ownerQueries, referenceInWords } from '../remains/owner-marks.ts';
import { referenceEvidence } from '../remains/owner-not-served.ts';
import { removeReference } from '../remains/owner-remedies.ts';
import { defineRule } from '../rule.ts';

/** The event that the garbage collector writes about such an object (graph_builder.go, reportInvalidNamespaceOwnerRef). */
const REPORTED = 'OwnerRefInvalidNamespace';

/** An owner in another namespace does not count: the garbage collector looks in the dependent's, and finds it gone. */
export const ownerInOtherNamespace = defineRule({
  id: 'owner-in-other-namespace',
  explains: 'live',
  looksFor: 'An owner that is in another namespace: the garbage collector takes it for gone and deletes the object.',
  sources: [
    'kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/#owner-references-in-object-specifications',
    'kubernetes/kubernetes pkg/controller/garbagecollector/graph_builder.go (reportInvalidNamespaceOwnerRef)',
  ],
  applies: ({ object }) => object.metadata.owners.length > 0 && object.metadata.namespace !== undefined,
  needs: ({ object }) => ({
    ...ownerQueries(object),
    events: eventsIn(eventNamespace(object)),
  }),
  judge({ object }, { events, ...answers }) {
    const { marks, solid } = judgeOwners(object, answers);
    const [first] = marks.flatMap((mark) => (mark.kind === 'owner-in-other-namespace' ? [mark] : []));
    if (first === undefined) return [];
    const { reference, namespace } = first;
    const reported = eventsAbout(object, events.ok ? events.value : []).find(({ reason }) => reason === REPORTED);
    const follows =
      solid.length === 0
        ? 'so that the garbage collector takes it for gone and deletes the object'
        : 'so that the garbage collector takes that reference off';
    return [
      {
        kind: 'root',
        summary: `its owner ${referenceInWords(reference)} is in namespace ${namespace}, ${follows}`,
        certainty: 'certain',
        decisive: true,
        evidence: [
          referenceEvidence(reference),
          ...(reported === undefined
            ? []
            : [{ text: `${REPORTED}: ${reported.message}`, source: 'event', time: reported.last }]),
        ],
        remedies: [
          removeReference(
            object,
            reference,
            'Only if it is to stay: takes the reference off. Whoever makes the object must not write it again: owners have to be in the same namespace, or cluster-scoped.',
          ),
        ],
      },
    ];
  },
});
