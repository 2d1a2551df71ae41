import { endpointsOf } from '../objects/endpoints.ts';
import { type JsonObject, objectAt, objectsAt, stringAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import { type EvidenceContext, serviceReference } from './context.ts';
import type { OperatorFacts } from './facts.ts';
import type { OperatorWebhook } from './model.ts';

/** The webhooks whose Services lead to one of some workloads. */
export function webhooksOf(workloads: readonly KubeObject[], context: EvidenceContext): OperatorWebhook[] {
  const leadsHere = ({ service }: OperatorWebhook) =>
    service !== undefined && context.workloadsBehind(service).some((workload) => workloads.includes(workload));
  return allWebhooks(context).filter(leadsHere);
}

function allWebhooks({ facts }: EvidenceContext): OperatorWebhook[] {
  const admission = facts.webhookConfigurations.flatMap(({ type, metadata, body }) =>
    objectsAt(body, 'webhooks').map((webhook): OperatorWebhook => {
      const kind = type.kind === 'MutatingWebhookConfiguration' ? 'mutating' : 'validating';
      const failurePolicy = stringAt(webhook, 'failurePolicy') === 'Ignore' ? 'Ignore' : 'Fail';
      const name = stringAt(webhook, 'name') ?? '';
      const called = client(objectAt(webhook, 'clientConfig'), facts);
      return { kind, configuration: metadata.name, name, failurePolicy, ...called };
    }),
  );
  const conversion = facts.definitions.flatMap(({ name, conversion }): OperatorWebhook | [] =>
    conversion === undefined
      ? []
      : { kind: 'conversion', configuration: name, name, failurePolicy: 'Fail', ...client(conversion, facts) },
  );
  return [...admission, ...conversion];
}

function client(
  clientConfig: JsonObject | undefined,
  { endpointSlices }: OperatorFacts,
): Pick<OperatorWebhook, 'service' | 'endpoints' | 'caBundle'> {
  const service = serviceReference(objectAt(clientConfig, 'service'));
  return {
    service,
    endpoints: service && endpointSlices && endpointsOf(service, endpointSlices),
    caBundle: stringAt(clientConfig, 'caBundle') || undefined,
  };
}
