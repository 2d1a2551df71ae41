import type { KubeObject } from '../../objects/object.ts';
import { hasEnded, isPodReady, podsOfWorkload } from '../../objects/pod.ts';
import { counted, inWords } from '../../objects/words.ts';
import { desiredPods, serviceSelects, templateLabels } from '../../objects/workload.ts';
import { podsIn, replicaSetsIn } from '../down/needs.ts';
import { endpointsOf, serviceOf, slicesIn } from '../down/service-facts.ts';
import { workloadsIn } from '../down/workloads.ts';
import type { Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A Service answers as far as the pods behind it do: which workload makes them is the next question. */
export const serviceBackendDown = defineRule({
  id: 'service-backend-down',
  explains: 'service-down',
  looksFor: 'A Service none of whose pods is ready: the workloads that its selector fits, and pods of their own.',
  sources: [
    'kubernetes.io/docs/concepts/services-networking/service',
    'kubernetes.io/docs/concepts/services-networking/endpoint-slices',
  ],
  needs: (symptom) => ({
    service: serviceOf(symptom),
    slices: slicesIn(symptom.namespace),
    pods: podsIn(symptom.namespace),
    replicaSets: replicaSetsIn(symptom.namespace),
    ...workloadsIn(symptom.namespace),
  }),
  judge({ namespace, name }, { service, slices, pods, replicaSets, ...workloads }) {
    if (!service.ok) return [];
    const selected = pods.ok ? pods.value.filter(({ metadata }) => serviceSelects(service.value, metadata.labels)) : [];
    const endpoints = slices.ok ? endpointsOf(service.value, slices.value) : undefined;
    if (selected.some(isPodReady) || (endpoints?.ready ?? 0) > 0) return [];
    const runs = `the backend of Service ${namespace}/${name}`;
    const evidence = [
      endpoints === undefined
        ? { text: 'none of the pods it selects is ready', source: 'pods' }
        : {
            text: `${counted(endpoints.ready, 'ready endpoint')}, ${endpoints.notReady} not ready`,
            source: 'EndpointSlices',
          },
    ];
    const certainty = pods.ok || endpoints !== undefined ? 'certain' : 'likely';
    const makers = Object.values(workloads)
      .flatMap((list) => (list.ok ? list.value : []))
      .filter((workload) => serviceSelects(service.value, templateLabels(workload)));
    const made = new Set(
      makers.flatMap((workload) => podsOfWorkload(workload, selected, replicaSets.ok ? replicaSets.value : undefined)),
    );
    const own = selected.filter((pod) => !made.has(pod) && isOfItsOwn(pod)).slice(0, MOST);
    return [
      ...makers.slice(0, MOST).map(
        (workload): Finding => ({
          kind: 'symptom',
          symptom: { kind: 'workload-down', workload, runs },
          // Of several that it selects one may be at 0 on purpose, such as the version before.
          certainty: makers.length > 1 && desiredPods(workload) === 0 ? 'possible' : certainty,
          evidence: [...evidence, { text: `its selector fits the pods of ${inWords(workload)}`, source: 'Service' }],
          remedies: [],
        }),
      ),
      ...own.map(
        (pod): Finding => ({
          kind: 'symptom',
          symptom: { kind: 'pod-down', pod, workload: undefined, runs },
          certainty,
          evidence,
          remedies: [],
        }),
      ),
    ];
  },
});

/** So many workloads, and pods, are looked at. */
const MOST = 3;

/** A pod that no controller makes anew; one that has ended counts where nothing else is there. */
function isOfItsOwn(pod: KubeObject): boolean {
  return !hasEnded(pod) || !pod.metadata.owners.some(({ controller }) => controller);
}
