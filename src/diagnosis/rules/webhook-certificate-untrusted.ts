import { defineWebhookRule } from '../webhooks/webhook-rule.ts';

export const webhookCertificateUntrusted = defineWebhookRule({
  id: 'webhook-certificate-untrusted',
  failure: 'certificate-untrusted',
  looksFor: 'A webhook whose certificate is not signed by the authority that its caBundle names.',
  fault: 'serves a certificate that its caBundle does not vouch for',
  certainty: 'certain',
  decisive: true,
  effect:
    'Put the authority that signed the serving certificate into caBundle; where cert-manager or the operator injects it, look why it does not.',
  throughService: true,
});
