import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import { defineRule } from '../rule.ts';
import { webhooksNamed } from '../webhook-configurations.ts';
import { webhookMessage } from '../webhook-message.ts';
import { inWords } from '../words.ts';

const GROUP = 'admissionregistration.k8s.io';

/** An admission webhook with failurePolicy Fail that cannot be called: every write that it is to see is refused. */
export const webhookBlocksWrites = defineRule({
  id: 'webhook-blocks-writes',
  explains: 'writes-rejected',
  looksFor: 'An admission webhook with failurePolicy Fail that could not be called.',
  sources: ['kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers (failure policy)'],
  applies: ({ message }) => webhookMessage(message)?.webhook !== undefined,
  needs: () => ({
    validating: { kind: 'list', group: GROUP, resource: 'validatingwebhookconfigurations' } as const,
    mutating: { kind: 'list', group: GROUP, resource: 'mutatingwebhookconfigurations' } as const,
  }),
  judge({ message }, { validating, mutating }) {
    const call = webhookMessage(message);
    if (call?.webhook === undefined) return [];
    const name = call.webhook;
    const configurations = [validating, mutating].flatMap((answer) => (answer.ok ? answer.value : []));
    const [webhook] = webhooksNamed(configurations, name);
    const off = webhook === undefined ? undefined : webhook.configuration;
    return [
      {
        kind: 'symptom',
        symptom: {
          kind: 'webhook-failing',
          webhook: `webhook ${name}${off === undefined ? '' : ` of ${inWords(off)}`}`,
          service: webhook?.service,
          message: call.detail,
        },
        certainty: webhook?.hasMatchConditions === true ? 'likely' : 'certain',
        evidence:
          webhook === undefined
            ? []
            : [{ text: `failurePolicy ${webhook.failurePolicy}`, source: webhook.configuration.type.kind }],
        remedies:
          off === undefined
            ? []
            : [
                {
                  command: kubectl('delete', typeAndName(off), ...inNamespace(off.metadata.namespace)),
                  effect: `Only if ${name} will never run again. Its checks and changes no longer happen; whoever made the configuration may make it anew.`,
                  safety: 'last-resort',
                },
              ],
      },
    ];
  },
});
