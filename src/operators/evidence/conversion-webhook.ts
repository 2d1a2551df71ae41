import { objectAt } from '../../objects/json.ts';
import type { Claim } from '../claim.ts';
import { type EvidenceContext, serviceReference, workloadKey } from '../context.ts';

/** Whoever converts between a type's versions was made for that type. */
export function conversionWebhookEvidence(context: EvidenceContext): Claim[] {
  return context.facts.definitions.flatMap(({ name: type, conversion }) => {
    const service = serviceReference(objectAt(conversion, 'service'));
    if (service === undefined) return [];
    const text = `Service ${service.namespace}/${service.name} converts ${type} and leads to its pods`;
    return context.workloadsBehind(service).map((workload) => ({
      workload: workloadKey(workload),
      type,
      evidence: { source: 'conversion-webhook', weight: 'strong', text },
    }));
  });
}
