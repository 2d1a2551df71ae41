import type { KubeObject } from '../../objects/object.ts';
import { inWords, some } from '../../objects/words.ts';
import { serviceSelects, templateLabels } from '../../objects/workload.ts';
import { kubectl } from '../commands.ts';
import { podsIn } from '../down/needs.ts';
import { endpointsOf, selectorOf, selectorText, serviceOf, slicesIn } from '../down/service-facts.ts';
import { workloadsIn } from '../down/workloads.ts';
import type { Evidence } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** A Service whose selector fits no pod and no workload's template: nothing is there that could come back. */
export const serviceSelectsNothing = defineRule({
  id: 'service-selects-nothing',
  explains: 'service-down',
  looksFor: 'A Service whose selector fits no pod, and the template of no workload in its namespace.',
  sources: ['kubernetes.io/docs/concepts/services-networking/service (Services with selectors)'],
  needs: (symptom) => ({
    service: serviceOf(symptom),
    pods: podsIn(symptom.namespace),
    slices: slicesIn(symptom.namespace),
    ...workloadsIn(symptom.namespace),
  }),
  judge({ namespace, name, usedBy }, { service, pods, slices, ...workloads }) {
    if (!service.ok || Object.keys(selectorOf(service.value)).length === 0) return [];
    // Others than Kubernetes' own controller write EndpointSlices too.
    if (slices.ok && endpointsOf(service.value, slices.value).ready > 0) return [];
    const lists = Object.values(workloads);
    const all = lists.flatMap((list) => (list.ok ? list.value : []));
    const fits = (labels: Readonly<Record<string, string>>) => serviceSelects(service.value, labels);
    if (all.some((workload) => fits(templateLabels(workload)))) return [];
    if (pods.ok && pods.value.some(({ metadata }) => fits(metadata.labels))) return [];
    return [
      {
        kind: 'root',
        // What else makes pods (Rollouts, DeploymentConfigs) is not looked through.
        summary: `Service ${namespace}/${name}, used by ${usedBy}, selects no pod, and no Deployment, StatefulSet or DaemonSet makes such a pod`,
        certainty:
          pods.ok && lists.every((list) => list.ok || list.gap.reason === 'not-found') ? 'certain' : 'possible',
        decisive: false,
        evidence: evidenceOf(service.value, all),
        remedies: [
          {
            command: kubectl('-n', namespace, 'get', 'deployments,statefulsets,daemonsets', '--show-labels'),
            effect: `Shows what is there: install what makes these pods again, or correct the selector of the Service.`,
            safety: 'safe',
          },
        ],
      },
    ];
  },
});

function evidenceOf(service: KubeObject, workloads: readonly KubeObject[]): Evidence[] {
  const wanted = Object.entries(selectorOf(service));
  const near = workloads.filter((workload) => {
    const labels = templateLabels(workload);
    return wanted.some(([key, value]) => labels[key] === value);
  });
  return [
    {
      text: `its selector is ${selectorText(service)}; no pod and no workload's template has these labels`,
      source: 'Service',
    },
    ...(near.length === 0
      ? []
      : [{ text: `some of them are on pods of ${some(near.map(inWords))}`, source: 'workloads' }]),
  ];
}
