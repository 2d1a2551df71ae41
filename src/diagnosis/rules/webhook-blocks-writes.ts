import { defineRule } from '../rule.ts';
import { blockingWebhook, WEBHOOK_CONFIGURATIONS } from '../webhooks/blocking-webhook.ts';
import { webhookMessage } from '../webhooks/webhook-message.ts';

/** An admission webhook with failurePolicy Fail that cannot be called: every write that it is to see is refused. */
export const webhookBlocksWrites = defineRule({
  id: 'webhook-blocks-writes',
  explains: 'writes-rejected',
  looksFor: 'An admission webhook with failurePolicy Fail that could not be called.',
  sources: ['kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers (failure policy)'],
  applies: ({ message }) => webhookMessage(message)?.webhook !== undefined,
  needs: () => WEBHOOK_CONFIGURATIONS,
  judge: ({ message }, configurations) => blockingWebhook(message, configurations),
});
