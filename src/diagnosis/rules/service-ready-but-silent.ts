import { stringsAt, valueAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { isPodReady } from '../../objects/pod.ts';
import { counted, inWords, some } from '../../objects/words.ts';
import { selects, serviceSelects } from '../../objects/workload.ts';
import { kubectl } from '../commands.ts';
import { podsIn } from '../down/needs.ts';
import { endpointsOf, serviceOf, servicePorts, slicesIn } from '../down/service-facts.ts';
import type { Evidence } from '../finding.ts';
import { defineRule } from '../rule.ts';

/**
 * Endpoints are ready, and the caller still gets no answer. What lies between cannot be seen from here: a network policy,
 * a firewall between the API server and the nodes, a process that listens on another port.
 */
export const serviceReadyButSilent = defineRule({
  id: 'service-ready-but-silent',
  explains: 'service-down',
  looksFor:
    'A Service with ready endpoints that is said not to answer: the network, a NetworkPolicy, or the wrong port.',
  sources: [
    'kubernetes.io/docs/concepts/services-networking/network-policies',
    'kubernetes.io/docs/tasks/debug/debug-application/debug-service',
  ],
  needs: (symptom) => ({
    service: serviceOf(symptom),
    slices: slicesIn(symptom.namespace),
    pods: podsIn(symptom.namespace),
    policies: { kind: 'list', group: 'networking.k8s.io', resource: 'networkpolicies', namespace: symptom.namespace },
  }),
  judge({ namespace, name, usedBy, port }, { service, slices, pods, policies }) {
    if (!service.ok || !slices.ok) return [];
    const endpoints = endpointsOf(service.value, slices.value);
    if (endpoints.ready === 0) return [];
    const called = servicePorts(service.value).find((candidate) => candidate.port === port);
    if (port !== undefined && (called === undefined || !endpoints.ports.has(called.name))) return [];
    const ready = pods.ok
      ? pods.value.filter((pod) => isPodReady(pod) && serviceSelects(service.value, pod.metadata.labels))
      : [];
    const closing = (policies.ok ? policies.value : []).filter((policy) => ready.some((pod) => governs(policy, pod)));
    const evidence: Evidence[] = [
      { text: counted(endpoints.ready, 'ready endpoint'), source: 'EndpointSlices' },
      ...(called === undefined
        ? []
        : [{ text: `port ${port} leads to port ${called.target} of its pods`, source: 'Service' }]),
      ...(closing.length === 0
        ? []
        : [{ text: `what may reach its pods is limited by ${some(closing.map(inWords))}`, source: 'NetworkPolicy' }]),
    ];
    return [
      {
        kind: 'root',
        summary: `Service ${namespace}/${name} has ready endpoints, and calls of ${usedBy} do not arrive or are not answered well`,
        certainty: 'possible',
        decisive: false,
        evidence,
        remedies: [
          ...ready.slice(0, 1).map(
            (pod) =>
              ({
                command: kubectl('-n', namespace, 'logs', pod.metadata.name, '--all-containers', '--tail=50'),
                effect:
                  'Shows whether calls arrive: where they do not, look at network policies, firewalls and the port it listens on.',
                safety: 'safe',
              }) as const,
          ),
        ],
      },
    ];
  },
});

/** Whether a NetworkPolicy limits who may reach a pod; an empty podSelector governs all pods of the namespace. */
function governs(policy: KubeObject, pod: KubeObject): boolean {
  const types = stringsAt(policy.body, 'spec', 'policyTypes');
  if (types.length > 0 && !types.includes('Ingress')) return false;
  const selector = valueAt(policy.body, 'spec', 'podSelector');
  const all = typeof selector === 'object' && selector !== null && Object.keys(selector).length === 0;
  return all || selects(selector, pod.metadata.labels);
}
