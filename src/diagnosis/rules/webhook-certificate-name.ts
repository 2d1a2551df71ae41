import { defineWebhookRule } from '../webhooks/webhook-rule.ts';

export const webhookCertificateName = defineWebhookRule({
  id: 'webhook-certificate-name',
  failure: 'certificate-name',
  looksFor: 'A webhook whose certificate is for other names than the one it is called by.',
  fault: 'serves a certificate for another name',
  certainty: 'certain',
  decisive: true,
  effect: 'Issue the certificate for SERVICE.NAMESPACE.svc, the name by which the API server calls it.',
  throughService: true,
});
