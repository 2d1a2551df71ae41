import { FOREGROUND, leftToCollector } from '../remains/dependents.ts';
import { defineRule } from '../rule.ts';

/** No dependent keeps the owner, wherever one looks: the garbage collector has to be asked about. */
export const ownerLeftByCollector = defineRule({
  id: 'owner-left-by-collector',
  explains: 'owner-kept',
  looksFor:
    'An owner that is deleted in the foreground though nothing is left below it: the garbage collector lets it be.',
  sources: ['kubernetes.io/docs/concepts/architecture/garbage-collection/#foreground-deletion'],
  otherwise: true,
  needs: () => ({}),
  judge: ({ object }) => [
    leftToCollector(object, FOREGROUND, [
      { text: 'no dependent with blockOwnerDeletion is left', source: 'ownerReferences' },
    ]),
  ],
});
