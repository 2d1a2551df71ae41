import { conditionsOf, findCondition } from '../../objects/condition.ts';
import type { KubeObject } from '../../objects/object.ts';
import { isPodReady } from '../../objects/pod.ts';
import { counted } from '../../objects/words.ts';
import { serviceSelects } from '../../objects/workload.ts';
import { kubectl } from '../commands.ts';
import { podsIn } from '../down/needs.ts';
import { endpointsOf, serviceOf, slicesIn } from '../down/service-facts.ts';
import { defineRule } from '../rule.ts';

/** The EndpointSlice controller follows within a second or so; it gathers changes for moments where there are many. */
const LATE = 30_000;

/** Pods are ready, and the Service's EndpointSlices do not say so: the controller that writes them does not work. */
export const endpointSlicesStale = defineRule({
  id: 'endpoint-slices-stale',
  explains: 'service-down',
  looksFor:
    'A Service whose pods are ready and whose EndpointSlices do not show it: kube-controller-manager does not keep up.',
  sources: ['k8s.io/endpointslice reconciler.go', 'kubernetes/kubernetes pkg/controller/endpointslice'],
  needs: (symptom) => ({
    service: serviceOf(symptom),
    slices: slicesIn(symptom.namespace),
    pods: podsIn(symptom.namespace),
  }),
  judge({ namespace, name }, { service, slices, pods }, { now }) {
    if (!service.ok || !slices.ok || !pods.ok) return [];
    if (endpointsOf(service.value, slices.value).ready > 0) return [];
    const ready = pods.value.filter(
      (pod) => isPodReady(pod) && serviceSelects(service.value, pod.metadata.labels) && readyFor(pod, now) > LATE,
    );
    if (ready.length === 0) return [];
    return [
      {
        kind: 'root',
        summary: `Service ${namespace}/${name} has ready pods, and kube-controller-manager has not written them into its EndpointSlices`,
        certainty: 'likely',
        decisive: true,
        evidence: [{ text: `${counted(ready.length, 'pod')} ready, no ready endpoint`, source: 'EndpointSlices' }],
        remedies: [
          {
            command: kubectl('-n', 'kube-system', 'get', 'lease', 'kube-controller-manager', '-o', 'yaml'),
            effect: 'Shows whether kube-controller-manager is at work (renewTime): get it to work again.',
            safety: 'safe',
          },
        ],
      },
    ];
  },
});

function readyFor(pod: KubeObject, now: number): number {
  return now - (findCondition(conditionsOf(pod), 'Ready')?.lastTransitionTime ?? now);
}
