import { messageStart } from '../../objects/message-start.ts';
import { inWords } from '../../objects/words.ts';
import { kubectl } from '../commands.ts';
import { defineRule } from '../rule.ts';

const DENIAL = /ValidatingAdmissionPolicy '([^']*)' with binding '([^']*)' denied request: (.*)$/s;

/** A ValidatingAdmissionPolicy that says no. Its expressions may ask who writes. */
export const admissionPolicyDenies = defineRule({
  id: 'admission-policy-denies',
  explains: 'writes-rejected',
  looksFor: 'A ValidatingAdmissionPolicy that denies writes of the object.',
  sources: ['k8s.io/apiserver pkg/admission/plugin/policy/validating/dispatcher.go', 'KEP-3488'],
  applies: ({ message }) => DENIAL.test(messageStart(message)),
  needs: () => ({}),
  judge({ object, message }) {
    const [, policy = '', binding = '', reason = ''] = DENIAL.exec(messageStart(message)) ?? [];
    const type = 'validatingadmissionpolicies.admissionregistration.k8s.io';
    return [
      {
        kind: 'root',
        summary: `ValidatingAdmissionPolicy ${policy} denies writes of ${inWords(object)}: ${reason}`,
        certainty: 'likely',
        decisive: false,
        evidence: [{ text: `bound by ValidatingAdmissionPolicyBinding ${binding}: ${message}`, source: 'dry run' }],
        remedies: [
          {
            command: kubectl('get', `${type}/${policy}`, '-o', 'yaml'),
            effect:
              'Shows what the policy asks for. Make the object fit it, or let the policy pass objects that are being deleted.',
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
