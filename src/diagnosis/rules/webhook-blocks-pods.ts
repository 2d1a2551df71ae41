import { readRefusal } from '../down/refusal.ts';
import { running } from '../down/workload-words.ts';
import type { Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A webhook with failurePolicy Fail that cannot be called keeps pods from being made: maybe its own. */
export const webhookBlocksPods = defineRule({
  id: 'webhook-blocks-pods',
  explains: 'pods-refused',
  looksFor: 'Pods that are refused because an admission webhook cannot be called: the Service behind it is looked at.',
  sources: [
    'kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers',
    'k8s.io/apiserver pkg/util/webhook/error.go',
  ],
  applies: ({ message }) => readRefusal(message).kind === 'webhook-down',
  needs: () => ({}),
  judge({ workload, message, runs }): Finding[] {
    const refusal = readRefusal(message);
    if (refusal.kind !== 'webhook-down') return [];
    const { webhook, service } = refusal;
    const evidence = [{ text: message, source: 'refusal' }];
    if (service !== undefined) {
      const symptom = { kind: 'service-down', usedBy: `webhook ${webhook}`, ...service } as const;
      return [{ kind: 'symptom', symptom, certainty: 'certain', evidence, remedies: [] }];
    }
    return [
      {
        kind: 'root',
        summary: `${running(workload, runs)} gets no pods: admission webhook ${webhook} cannot be called`,
        certainty: 'certain',
        decisive: true,
        evidence,
        remedies: [
          {
            effect: `Get the server to work that answers webhook ${webhook}; it is called by its URL.`,
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
