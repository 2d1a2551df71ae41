import { defineWebhookRule } from '../webhooks/webhook-rule.ts';

export const webhookTimesOut = defineWebhookRule({
  id: 'webhook-times-out',
  failure: 'timeout',
  looksFor: 'A webhook that does not answer in time.',
  fault: 'does not answer in time',
  certainty: 'likely',
  decisive: false,
  effect:
    'Look at the log and the load of the pods behind the webhook, and whether the network lets the API server reach them.',
  throughService: true,
});
