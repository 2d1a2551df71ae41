import { defineWebhookRule } from '../webhooks/webhook-rule.ts';

export const webhookAnswersWrongly = defineWebhookRule({
  id: 'webhook-answers-wrongly',
  failure: 'answer',
  looksFor: 'A webhook that answers, but not as a webhook has to.',
  fault: 'answers, but not as a webhook has to',
  certainty: 'likely',
  decisive: false,
  effect: 'Look at the log of the pods behind the webhook: it answers with an error, or something else listens there.',
  throughService: true,
});
