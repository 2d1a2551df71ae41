import { defineWebhookRule } from '../webhooks/webhook-rule.ts';

export const webhookUnreachable = defineWebhookRule({
  id: 'webhook-unreachable',
  failure: 'unreachable',
  looksFor: 'A webhook at a URL at which nobody answers.',
  fault: 'cannot be reached at its address',
  certainty: 'certain',
  decisive: true,
  effect: 'Start what should answer at the address, or correct the address in clientConfig.url.',
  throughService: false,
});
