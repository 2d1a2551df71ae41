import { messageStart } from '../../objects/message-start.ts';
import { inWords } from '../../objects/words.ts';
import { defineRule } from '../rule.ts';

const DENIAL = /admission webhook "([^"]*)" denied the request(?:: (.*))?$/s;

/** A webhook that works and says no. It may say yes to others: it sees who writes. */
export const webhookDenies = defineRule({
  id: 'webhook-denies',
  explains: 'writes-rejected',
  looksFor: 'An admission webhook that denies writes of the object.',
  sources: ['k8s.io/apiserver pkg/admission/plugin/webhook/errors/statuserror.go'],
  applies: ({ message }) => DENIAL.test(messageStart(message)),
  needs: () => ({}),
  judge({ object, message }) {
    const [, name = '', reason = ''] = DENIAL.exec(messageStart(message)) ?? [];
    return [
      {
        kind: 'root',
        summary: `webhook ${name} denies writes of ${inWords(object)}${reason === '' ? '' : `: ${reason}`}`,
        certainty: 'likely',
        decisive: false,
        evidence: [{ text: message, source: 'dry run' }],
        remedies: [
          {
            effect: 'Do what the webhook asks for, or ask whoever runs it why it denies a write that changes nothing.',
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
