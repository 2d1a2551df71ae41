import { type JsonObject, objectAt, objectsAt, stringAt, stringsAt } from '../../objects/json.ts';
import type { Claim } from '../claim.ts';
import { type EvidenceContext, serviceReference, workloadKey } from '../context.ts';

/**
 * Who validates or defaults custom resources was most likely made for them. Counted are rules that name the group:
 * policy engines take `*`.
 */
export function webhookEvidence(context: EvidenceContext): Claim[] {
  return context.facts.webhookConfigurations.flatMap((configuration) =>
    objectsAt(configuration.body, 'webhooks').flatMap((webhook) => {
      const service = serviceReference(objectAt(webhook, 'clientConfig', 'service'));
      if (service === undefined) return [];
      const types = typesOf(webhook, context);
      if (types.length === 0) return [];
      const text = `webhook ${stringAt(webhook, 'name') ?? ''} of ${configuration.type.kind} ${configuration.metadata.name} leads to its pods`;
      const evidence = { source: 'webhook', weight: 'medium', text } as const;
      return context
        .workloadsBehind(service)
        .flatMap((workload) => types.map((type) => ({ workload: workloadKey(workload), type, evidence })));
    }),
  );
}

function typesOf(webhook: JsonObject, { definitionsByGroup }: EvidenceContext): string[] {
  const types = objectsAt(webhook, 'rules').flatMap((rule) => {
    const resources = new Set(stringsAt(rule, 'resources').map((resource) => resource.split('/')[0]));
    return stringsAt(rule, 'apiGroups')
      .flatMap((group) => definitionsByGroup.get(group) ?? [])
      .filter(({ resource }) => resources.has('*') || resources.has(resource))
      .map(({ name }) => name);
  });
  return [...new Set(types)];
}
