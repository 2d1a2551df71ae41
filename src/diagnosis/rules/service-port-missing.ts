import { numberAt, objectsAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { isPodReady } from '../../objects/pod.ts';
import { serviceSelects } from '../../objects/workload.ts';
import { kubectl } from '../commands.ts';
import { podsIn } from '../down/needs.ts';
import {
  endpointsOf,
  type ServicePort,
  serviceOf,
  servicePorts,
  serviceType,
  slicesIn,
} from '../down/service-facts.ts';
import { defineRule } from '../rule.ts';

/** The port that is called is none of the Service's, or its target is a name that no container gives to a port. */
export const servicePortMissing = defineRule({
  id: 'service-port-missing',
  explains: 'service-down',
  looksFor: 'A port that the Service does not have, or whose targetPort is a name that no container of its pods has.',
  sources: [
    'k8s.io/apiserver pkg/util/proxy/proxy.go (findServicePort, RandomEndpoint)',
    'kubernetes.io/docs/concepts/services-networking/service (port definitions)',
  ],
  needs: (symptom) => ({
    service: serviceOf(symptom),
    slices: slicesIn(symptom.namespace),
    pods: podsIn(symptom.namespace),
  }),
  judge({ namespace, name, usedBy, port }, { service, slices, pods }) {
    if (!service.ok || port === undefined || serviceType(service.value) === 'ExternalName') return [];
    const ports = servicePorts(service.value);
    const called = ports.find((candidate) => candidate.port === port);
    const edit = kubectl('-n', namespace, 'edit', 'service', name);
    if (called === undefined) {
      const has = ports.length === 0 ? 'no port' : `port ${ports.map((entry) => entry.port).join(', ')}`;
      return [
        {
          kind: 'root',
          summary: `Service ${namespace}/${name} has no port ${port}, which is the one that ${usedBy} names`,
          certainty: 'certain',
          decisive: true,
          evidence: [{ text: `it has ${has}`, source: 'Service' }],
          remedies: [
            {
              command: edit,
              effect: `Give the Service the port ${port}, or let ${usedBy} name one that it has.`,
              safety: 'safe',
            },
          ],
        },
      ];
    }
    const endpoints = slices.ok ? endpointsOf(service.value, slices.value) : undefined;
    if (endpoints === undefined || endpoints.ready === 0 || endpoints.ports.has(called.name)) return [];
    const ready = (pods.ok ? pods.value : []).filter(
      (pod) => isPodReady(pod) && serviceSelects(service.value, pod.metadata.labels),
    );
    if (ready.some((pod) => hasPort(pod, called))) return [];
    return [
      {
        kind: 'root',
        summary: `Service ${namespace}/${name} sends port ${port} to port "${called.target}" of its pods, which no container of theirs has`,
        certainty: pods.ok && ready.length > 0 ? 'certain' : 'likely',
        decisive: true,
        evidence: [{ text: `its EndpointSlices have addresses, but not this port`, source: 'EndpointSlices' }],
        remedies: [
          {
            command: edit,
            effect: `Correct targetPort, or name the port ${called.target} in the pods' template.`,
            safety: 'safe',
          },
        ],
      },
    ];
  },
});

function hasPort({ body }: KubeObject, { target }: ServicePort): boolean {
  const number = Number(target);
  if (Number.isInteger(number)) return true;
  return objectsAt(body, 'spec', 'containers')
    .flatMap((container) => objectsAt(container, 'ports'))
    .some((port) => stringAt(port, 'name') === target && numberAt(port, 'containerPort') !== undefined);
}
