import { groupResource } from '../../objects/resource-type.ts';
import { defineRule } from '../rule.ts';
import { webhookMessage } from '../webhooks/webhook-message.ts';

/** A write reads the object first, and converts it: a conversion webhook that fails takes writes along with reads. */
export const conversionBlocksWrites = defineRule({
  id: 'conversion-blocks-writes',
  explains: 'writes-rejected',
  looksFor: 'A write that is refused because objects of the type cannot be converted between versions.',
  sources: ['k8s.io/apiextensions-apiserver pkg/apiserver/conversion/webhook_converter.go'],
  applies: ({ message }) => isConversion(message),
  needs: () => ({}),
  judge: ({ object, message }) => [
    {
      kind: 'symptom',
      symptom: { kind: 'type-unreadable', type: groupResource(object.type), message },
      certainty: 'certain',
      evidence: [],
      remedies: [],
    },
  ],
});

function isConversion(message: string): boolean {
  const call = webhookMessage(message);
  return call !== undefined && call.webhook === undefined;
}
