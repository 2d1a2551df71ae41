import { kubectl } from '../commands.ts';
import { defineRule } from '../rule.ts';

/** Objects that cannot be read for a reason that the server alone knows: its own words are all there is. */
export const typeUnreadableOtherwise = defineRule({
  id: 'type-unreadable-otherwise',
  explains: 'type-unreadable',
  looksFor: 'Objects that cannot be read for a reason that no other rule knows; the words of the API server are told.',
  sources: [],
  otherwise: true,
  needs: () => ({}),
  judge: ({ type, message }) => [
    {
      kind: 'root',
      summary: `${type} cannot be read: ${message}`,
      certainty: 'likely',
      decisive: false,
      evidence: [{ text: message, source: 'API server' }],
      remedies: [
        {
          command: kubectl('get', `crd/${type}`, '-o', 'yaml'),
          effect: 'Shows how the type is stored and converted; the log of the API server has the rest.',
          safety: 'safe',
        },
      ],
    },
  ],
});
