import { defineRule } from '../rule.ts';
import { failureOf, type WebhookFailure } from '../webhooks/webhook-message.ts';

/** Failures behind which a Service that does not work can be, and how sure that is. */
const BY_SERVICE: Partial<Record<WebhookFailure, 'certain' | 'likely'>> = {
  service: 'certain',
  unreachable: 'likely',
  timeout: 'likely',
};

/** A webhook whose Service is not there, has nobody behind it, or does not let calls through. */
export const webhookServiceDown = defineRule({
  id: 'webhook-service-down',
  explains: 'webhook-failing',
  looksFor: 'A webhook that is called through a Service which does not answer.',
  sources: ['k8s.io/apiserver pkg/util/proxy/proxy.go (ResolveEndpoint)'],
  applies: ({ service, message }) => service !== undefined && BY_SERVICE[failureOf(message)] !== undefined,
  needs: () => ({}),
  judge({ webhook, service, message }) {
    if (service === undefined) return [];
    const { namespace, name, port } = service;
    return [
      {
        kind: 'symptom',
        symptom: { kind: 'service-down', namespace, name, port, usedBy: webhook },
        certainty: BY_SERVICE[failureOf(message)] ?? 'likely',
        evidence: [{ text: message, source: 'API server' }],
        remedies: [],
      },
    ];
  },
});
