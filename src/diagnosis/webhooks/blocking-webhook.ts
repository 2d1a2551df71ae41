import type { Answer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { inWords } from '../../objects/words.ts';
import { kubectl, typeAndName } from '../commands.ts';
import type { Finding } from '../finding.ts';
import type { QueryMap } from '../query.ts';
import { webhooksNamed } from './webhook-configurations.ts';
import { webhookMessage } from './webhook-message.ts';

/** All configurations of admission webhooks, whole: what is known of a webhook stands there. */
export const WEBHOOK_CONFIGURATIONS = {
  validating: configurations('validatingwebhookconfigurations'),
  mutating: configurations('mutatingwebhookconfigurations'),
} as const;

function configurations(resource: string): QueryMap['list'] {
  return { kind: 'list', group: 'admissionregistration.k8s.io', resource };
}

/** The admission webhook that a refusal's message blames, as the symptom that it fails; nothing where it blames none. */
export function blockingWebhook(
  message: string,
  read: { readonly [K in keyof typeof WEBHOOK_CONFIGURATIONS]: Answer<readonly KubeObject[]> },
): Finding[] {
  const call = webhookMessage(message);
  if (call?.webhook === undefined) return [];
  const name = call.webhook;
  const all = [read.validating, read.mutating].flatMap((answer) => (answer.ok ? answer.value : []));
  const [webhook] = webhooksNamed(all, name);
  const off = webhook?.configuration;
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
                command: kubectl('delete', typeAndName(off)),
                effect: `Only if ${name} will never run again. Its checks and changes no longer happen; whoever made the configuration may make it anew.`,
                safety: 'last-resort',
              },
            ],
    },
  ];
}
