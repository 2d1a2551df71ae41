import { numberAt, objectAt, stringMapAt } from '../../objects/json.ts';
import { podTemplate } from '../../objects/workload.ts';
import { running, workloadCommand } from '../down/workload-words.ts';
import { defineRule } from '../rule.ts';

/** A DaemonSet makes a pod for each node that its template's nodeSelector, affinity and tolerations allow: here none. */
export const daemonSetHasNoNode = defineRule({
  id: 'daemon-set-has-no-node',
  explains: 'workload-down',
  looksFor: 'A DaemonSet whose pods no node may run.',
  sources: ['kubernetes.io/docs/concepts/workloads/controllers/daemonset'],
  applies: ({ workload }) =>
    workload.type.kind === 'DaemonSet' &&
    numberAt(workload.body, 'status', 'desiredNumberScheduled') === 0 &&
    numberAt(workload.body, 'status', 'observedGeneration') === workload.metadata.generation,
  needs: () => ({}),
  judge({ workload, runs }) {
    const selector = Object.entries(stringMapAt(objectAt(podTemplate(workload), 'spec'), 'nodeSelector'));
    const wanted = selector.map(([key, value]) => `${key}=${value}`).join(', ');
    return [
      {
        kind: 'root',
        summary: `${running(workload, runs)} finds no node that its pods may run on`,
        certainty: 'certain',
        decisive: true,
        evidence: [
          { text: 'status.desiredNumberScheduled is 0', source: 'DaemonSet' },
          ...(wanted === '' ? [] : [{ text: `its pods want nodes with ${wanted}`, source: 'DaemonSet' }]),
        ],
        remedies: [
          {
            command: workloadCommand(['edit'], workload),
            effect: `Give its template a nodeSelector, affinity and tolerations that a node fits, or label a node: ${runs} then starts there.`,
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
