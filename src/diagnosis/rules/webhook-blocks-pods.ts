import { defineRule } from '../rule.ts';
import { blockingWebhook, WEBHOOK_CONFIGURATIONS } from '../webhooks/blocking-webhook.ts';
import { webhookMessage } from '../webhooks/webhook-message.ts';

/** A webhook with failurePolicy Fail that cannot be called keeps pods from being made: maybe those that would answer it. */
export const webhookBlocksPods = defineRule({
  id: 'webhook-blocks-pods',
  explains: 'pods-refused',
  looksFor: 'Pods that are refused because an admission webhook with failurePolicy Fail could not be called.',
  sources: [
    'kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers (failure policy)',
    'k8s.io/apiserver pkg/util/webhook/error.go',
  ],
  applies: ({ message }) => webhookMessage(message)?.webhook !== undefined,
  needs: () => WEBHOOK_CONFIGURATIONS,
  judge: ({ message }, configurations) => blockingWebhook(message, configurations),
});
