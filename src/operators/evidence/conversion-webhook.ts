import { objectAt, stringAt } from '../../objects/json.ts';
import type { Claim } from '../claim.ts';
import { type EvidenceContext, workloadKey } from '../context.ts';

/** Whoever converts between a type's versions was made for that type. */
export function conversionWebhookEvidence(context: EvidenceContext): Claim[] {
  return context.facts.definitions.flatMap(({ name: type, conversion }) => {
    const service = objectAt(conversion, 'service');
    const namespace = stringAt(service, 'namespace');
    const name = stringAt(service, 'name');
    if (namespace === undefined || name === undefined) return [];
    const text = `Service ${namespace}/${name} converts ${type} and leads to its pods`;
    return context.workloadsBehind({ namespace, name }).map((workload) => ({
      workload: workloadKey(workload),
      type,
      evidence: { source: 'conversion-webhook', weight: 'strong', text },
    }));
  });
}
