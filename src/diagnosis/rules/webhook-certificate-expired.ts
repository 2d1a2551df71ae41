import { defineWebhookRule } from '../webhooks/webhook-rule.ts';

export const webhookCertificateExpired = defineWebhookRule({
  id: 'webhook-certificate-expired',
  failure: 'certificate-expired',
  looksFor: 'A webhook whose certificate has expired, or is not valid yet.',
  fault: 'serves a certificate that has expired or is not valid yet',
  certainty: 'certain',
  decisive: true,
  effect:
    'Renew the serving certificate and let the pods load it; where cert-manager or the operator renews it, look why it does not.',
  throughService: true,
});
