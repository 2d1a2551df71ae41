import { blockingWebhook, WEBHOOK_CONFIGURATIONS } from '../blocking-webhook.ts';
import { defineRule } from '../rule.ts';
import { webhookMessage } from '../webhook-message.ts';

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
