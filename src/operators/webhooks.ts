import { type JsonObject, objectAt, objectsAt, stringAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import { type EvidenceContext, serviceReference } from './context.ts';
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
      return { kind, configuration: metadata.name, name, failurePolicy, ...client(objectAt(webhook, 'clientConfig')) };
    }),
  );
  const conversion = facts.definitions.flatMap(({ name, conversion }): OperatorWebhook | [] =>
    conversion === undefined
      ? []
      : { kind: 'conversion', configuration: name, name, failurePolicy: 'Fail', ...client(conversion) },
  );
  return [...admission, ...conversion];
}

function client(clientConfig: JsonObject | undefined): Pick<OperatorWebhook, 'service' | 'caBundle'> {
  return {
    service: serviceReference(objectAt(clientConfig, 'service')),
    caBundle: stringAt(clientConfig, 'caBundle') || undefined,
  };
}
