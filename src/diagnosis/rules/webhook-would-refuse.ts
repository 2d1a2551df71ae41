import { objectAt, objectsAt, stringAt, valueAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { inWords } from '../../objects/words.ts';
import { defineRule } from '../rule.ts';
import { webhookTarget } from '../webhooks/webhook-configurations.ts';
import { seesUpdate } from '../webhooks/webhook-scope.ts';

const GROUP = 'admissionregistration.k8s.io';

/**
 * Where a write cannot be tried (a capture, --no-probe): webhooks that have to see it and whose Service has nobody behind
 * it. What a trial would prove is here only likely.
 */
export const webhookWouldRefuse = defineRule({
  id: 'webhook-would-refuse',
  explains: 'finalizer',
  looksFor: 'Where writes cannot be tried: a webhook with failurePolicy Fail whose Service has no ready endpoint.',
  sources: ['k8s.io/apiserver pkg/admission/plugin/webhook/predicates'],
  applies: (_symptom, { probes }) => !probes,
  needs: ({ object }) => ({
    validating: { kind: 'list', group: GROUP, resource: 'validatingwebhookconfigurations' } as const,
    mutating: { kind: 'list', group: GROUP, resource: 'mutatingwebhookconfigurations' } as const,
    slices: { kind: 'list', group: 'discovery.k8s.io', resource: 'endpointslices' } as const,
    namespace: {
      kind: 'object',
      group: '',
      resource: 'namespaces',
      namespace: undefined,
      name: object.metadata.namespace ?? 'default',
    } as const,
  }),
  judge({ object }, { validating, mutating, slices, namespace }) {
    if (!slices.ok) return [];
    const configurations = [validating, mutating].flatMap((answer) => (answer.ok ? answer.value : []));
    const labels =
      object.metadata.namespace === undefined ? undefined : namespace.ok ? namespace.value.metadata.labels : {};
    return configurations.flatMap((configuration) =>
      objectsAt(configuration.body, 'webhooks').flatMap((webhook) => {
        const { service } = webhookTarget(objectAt(webhook, 'clientConfig'));
        if (service === undefined || stringAt(webhook, 'failurePolicy') === 'Ignore') return [];
        if (!seesUpdate(webhook, object, labels) || hasEndpoint(slices.value, service)) return [];
        const name = stringAt(webhook, 'name') ?? '';
        return [
          {
            kind: 'symptom' as const,
            symptom: {
              kind: 'webhook-failing' as const,
              webhook: `webhook ${name} of ${inWords(configuration)}`,
              service,
              message: `no endpoints available for service "${service.name}"`,
            },
            certainty: 'likely' as const,
            evidence: [{ text: 'its rules fit, and its failurePolicy is Fail', source: configuration.type.kind }],
            remedies: [],
          },
        ];
      }),
    );
  },
});

function hasEndpoint(slices: readonly KubeObject[], service: { namespace: string; name: string }): boolean {
  return slices.some(
    ({ metadata, body }) =>
      metadata.namespace === service.namespace &&
      metadata.labels['kubernetes.io/service-name'] === service.name &&
      objectsAt(body, 'endpoints').some((endpoint) => valueAt(endpoint, 'conditions', 'ready') !== false),
  );
}
