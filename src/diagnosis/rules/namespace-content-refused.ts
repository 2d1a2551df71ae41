import type { KubeObject } from '../../objects/object.ts';
import { isTerminating } from '../deletion-age.ts';
import { leadsTo } from '../leads-to.ts';
import { isToBeEmptied, namespaceTrouble } from '../remains/namespace.ts';
import { byKind, isPod } from '../remains/remaining.ts';
import { isConversion } from '../remains/unreadable.ts';
import { defineRule } from '../rule.ts';
import { webhookMessage } from '../webhooks/webhook-message.ts';

/**
 * The namespace controller asks for the deletion of all objects of a type at once; where admission refuses that, they stay
 * as they are and its condition NamespaceDeletionContentFailure has the API server's words.
 */
export const namespaceContentRefused = defineRule({
  id: 'namespace-content-refused',
  explains: 'terminating',
  looksFor:
    'Objects of a Terminating namespace whose deletion the API server refuses, by NamespaceDeletionContentFailure.',
  sources: [
    'kubernetes/kubernetes pkg/controller/namespace/deletion/status_condition_utils.go (ProcessDeleteContentErr)',
    'kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers',
  ],
  applies: ({ object }) => isToBeEmptied(object) && refusal(object) !== undefined,
  needs: ({ object }) => ({ contents: { kind: 'contents', namespace: object.metadata.name } as const }),
  judge({ object }, { contents }) {
    const refused = refusal(object);
    if (!contents.ok || refused === undefined) return [];
    const waiting = contents.value.objects.filter((each) => !isTerminating(each));
    // While there are pods nothing else is asked to go, so that it is they that are refused.
    const first = waiting.find(isPod) ?? (contents.value.objects.some(isPod) ? undefined : waiting[0]);
    if (first === undefined) return [];
    const condition = namespaceTrouble(object, 'NamespaceDeletionContentFailure');
    // The words are from the controller's last look, minutes ago maybe. Whether a Service is there is looked up again;
    // a certificate may have been renewed since, a policy mended.
    const certainty = webhookMessage(refused.message)?.failure === 'service' ? 'certain' : 'likely';
    return [
      leadsTo({ kind: 'writes-rejected', object: first, ...refused }, certainty, [
        {
          text: `NamespaceDeletionContentFailure is True, and ${byKind(waiting)} are not being deleted`,
          source: 'condition',
          time: condition?.lastTransitionTime,
        },
      ]),
    ];
  },
});

/**
 * The API server's own words in the condition, and the HTTP status that goes with them: 500 where a webhook could not be
 * asked, 400 where one denied, 403 for a policy (k8s.io/apiserver pkg/admission/plugin: webhook/errors/statuserror.go,
 * policy/validating/policy_decision.go).
 */
function refusal(namespace: KubeObject): { readonly message: string; readonly status: number } | undefined {
  const { message = '' } = namespaceTrouble(namespace, 'NamespaceDeletionContentFailure') ?? {};
  const said = REFUSALS.find(({ pattern }) => pattern.test(message));
  if (said === undefined || isConversion(message)) return undefined;
  return { message: message.replace(/^Failed to delete all resource types, \d+ remaining: /, ''), status: said.status };
}

const REFUSALS = [
  { pattern: /failed calling webhook "/, status: 500 },
  { pattern: /admission webhook ".*denied the request/, status: 400 },
  { pattern: /is forbidden: /, status: 403 },
];
