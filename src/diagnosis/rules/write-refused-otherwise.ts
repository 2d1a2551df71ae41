import { inWords } from '../../objects/words.ts';
import { defineRule } from '../rule.ts';

/** Any other refusal: the server's own words are all there is. */
export const writeRefusedOtherwise = defineRule({
  id: 'write-refused-otherwise',
  explains: 'writes-rejected',
  looksFor: 'A refusal of a write that no other rule knows; the words of the API server are told.',
  sources: [],
  otherwise: true,
  needs: () => ({}),
  judge: ({ object, status, message }) => [
    {
      kind: 'root',
      summary: `the API server refuses writes of ${inWords(object)}: ${message}`,
      certainty: 'likely',
      decisive: false,
      evidence: [{ text: `${status} ${message}`, source: 'dry run' }],
      remedies: [],
    },
  ],
});
