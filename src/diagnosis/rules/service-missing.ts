import { kubectl } from '../commands.ts';
import { serviceOf } from '../down/service-facts.ts';
import { defineRule } from '../rule.ts';

/** A Service that is called does not exist: mostly what is left of an uninstalled operator. */
export const serviceMissing = defineRule({
  id: 'service-missing',
  explains: 'service-down',
  looksFor: 'A Service that something calls and that does not exist.',
  sources: ['kubernetes.io/docs/concepts/services-networking/service', 'k8s.io/apiserver pkg/util/proxy/proxy.go'],
  needs: (symptom) => ({ service: serviceOf(symptom) }),
  judge({ namespace, name, usedBy }, { service }) {
    if (service.ok || service.gap.reason !== 'not-found') return [];
    return [
      {
        kind: 'root',
        summary: `Service ${namespace}/${name}, used by ${usedBy}, does not exist`,
        certainty: 'certain',
        decisive: true,
        evidence: [{ text: `there is no Service ${namespace}/${name}`, source: 'services' }],
        remedies: [
          {
            command: kubectl('-n', namespace, 'get', 'deployments,statefulsets,daemonsets,services'),
            effect: `Shows what is left there of what ${usedBy} belongs to: install it again, Service and all.`,
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
