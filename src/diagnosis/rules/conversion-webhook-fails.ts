import { objectAt, stringAt } from '../../objects/json.ts';
import { defineRule } from '../rule.ts';
import { webhookTarget } from '../webhooks/webhook-configurations.ts';
import { webhookMessage } from '../webhooks/webhook-message.ts';

/** Objects that are stored at another version than the one asked for are read through the conversion webhook of their type. */
export const conversionWebhookFails = defineRule({
  id: 'conversion-webhook-fails',
  explains: 'type-unreadable',
  looksFor: 'A conversion webhook that could not be called, or that did not answer as it should.',
  sources: ['kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning'],
  applies: ({ message }) => webhookMessage(message) !== undefined,
  needs: ({ type }) => ({
    definition: {
      kind: 'object',
      group: 'apiextensions.k8s.io',
      resource: 'customresourcedefinitions',
      namespace: undefined,
      name: type,
    } as const,
  }),
  judge({ type, message }, { definition }) {
    const call = webhookMessage(message);
    if (call === undefined) return [];
    const conversion = definition.ok ? objectAt(definition.value.body, 'spec', 'conversion') : undefined;
    const target = webhookTarget(objectAt(conversion, 'webhook', 'clientConfig'));
    const strategy = stringAt(conversion, 'strategy');
    return [
      {
        kind: 'symptom',
        symptom: {
          kind: 'webhook-failing',
          webhook: `conversion webhook of ${type}`,
          service: target.service,
          message: call.detail,
        },
        certainty: 'certain',
        evidence:
          strategy === undefined
            ? []
            : [{ text: `spec.conversion.strategy is ${strategy}`, source: 'CustomResourceDefinition' }],
        remedies: [],
      },
    ];
  },
});
