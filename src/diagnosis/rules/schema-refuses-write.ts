import { booleanAt, objectsAt } from '../../objects/json.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { inWords } from '../../objects/words.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import { defineRule } from '../rule.ts';
import { webhookMessage } from '../webhooks/webhook-message.ts';

/**
 * The object is no longer valid under the schema that is served. Ratcheting (KEP-4008) lets unchanged fields pass, but
 * not what is wrong at the root: a required field there, or a rule (x-kubernetes-validations) of it.
 */
export const schemaRefusesWrite = defineRule({
  id: 'schema-refuses-write',
  explains: 'writes-rejected',
  looksFor:
    'An object that is invalid under the schema of its CustomResourceDefinition, so that no write of it passes.',
  sources: ['KEP-4008', 'k8s.io/apiextensions-apiserver pkg/registry/customresource/validator.go'],
  applies: ({ status, message }) =>
    status === 422 &&
    !message.includes('ValidatingAdmissionPolicy') &&
    // Webhooks choose the status of their denials: those of controller-runtime deny what is invalid with 422.
    !/^admission webhook "/.test(message) &&
    webhookMessage(message) === undefined,
  needs: ({ object: { type } }) => ({
    definition: {
      kind: 'object',
      group: 'apiextensions.k8s.io',
      resource: 'customresourcedefinitions',
      namespace: undefined,
      name: groupResource(type),
    } as const,
  }),
  judge({ object, message }, { definition }) {
    const versions = definition.ok ? objectsAt(definition.value.body, 'spec', 'versions') : [];
    const sure = versions.filter((version) => booleanAt(version, 'served') === true).length === 1;
    const [, reason = message] = / is invalid: (.*)$/s.exec(message) ?? [];
    return [
      {
        kind: 'root',
        summary: `${inWords(object)} is invalid under the schema of its type: ${reason}`,
        // Each version has a schema of its own, and the operator may write another one than was tried.
        certainty: sure ? 'certain' : 'likely',
        decisive: sure,
        evidence: [{ text: message, source: 'dry run' }],
        remedies: [
          {
            command: kubectl('edit', typeAndName(object), ...inNamespace(object.metadata.namespace)),
            effect: 'Make it valid: the write that removes the finalizer then passes too.',
            safety: 'safe',
          },
          {
            effect: 'Or relax the schema of the CustomResourceDefinition again until the object is gone.',
            safety: 'careful',
          },
        ],
      },
    ];
  },
});
