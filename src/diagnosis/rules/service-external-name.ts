import { stringAt } from '../../objects/json.ts';
import { kubectl } from '../commands.ts';
import { serviceOf, serviceType } from '../down/service-facts.ts';
import { defineRule } from '../rule.ts';

/** A Service that is a name outside the cluster: API servers that route to endpoints by themselves refuse it. */
export const serviceExternalName = defineRule({
  id: 'service-external-name',
  explains: 'service-down',
  looksFor: 'A Service of type ExternalName: it has no endpoints here, and many API servers do not call it.',
  sources: ['k8s.io/apiserver pkg/util/proxy/proxy.go (ResolveEndpoint: unsupported service type)'],
  needs: (symptom) => ({ service: serviceOf(symptom) }),
  judge({ namespace, name, usedBy }, { service }) {
    if (!service.ok || serviceType(service.value) !== 'ExternalName') return [];
    const host = stringAt(service.value.body, 'spec', 'externalName') ?? '';
    return [
      {
        kind: 'root',
        summary: `Service ${namespace}/${name}, used by ${usedBy}, stands for ${host} outside the cluster, which does not answer or is not called`,
        certainty: 'likely',
        decisive: false,
        evidence: [{ text: `spec.type is ExternalName, spec.externalName ${host}`, source: 'Service' }],
        remedies: [
          {
            command: kubectl('-n', namespace, 'get', 'service', name, '-o', 'yaml'),
            effect: `Shows the Service. API servers with --enable-aggregator-routing refuse it: name ${host} by its URL, or make a Service with endpoints.`,
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
