import { numberAt } from '../../objects/json.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import { defineRule } from '../rule.ts';
import { inWords } from '../words.ts';

/** spec.replicas is 0: no pod will come, whatever else is wrong with it. */
export const workloadScaledToZero = defineRule({
  id: 'workload-scaled-to-zero',
  explains: 'workload-down',
  looksFor: 'A Deployment or StatefulSet that is scaled to 0.',
  sources: ['kubernetes.io/docs/concepts/workloads/controllers/deployment'],
  applies: ({ workload }) => numberAt(workload.body, 'spec', 'replicas') === 0,
  needs: () => ({}),
  judge({ workload, runs }) {
    const scale = ['scale', typeAndName(workload), '--replicas=1'];
    return [
      {
        kind: 'root',
        summary: `${inWords(workload)}, which runs ${runs}, is scaled to 0`,
        certainty: 'certain',
        decisive: true,
        evidence: [{ text: 'spec.replicas is 0', source: workload.type.kind }],
        remedies: [
          {
            command: kubectl(...inNamespace(workload.metadata.namespace), ...scale),
            effect: `Starts ${runs} again: it then takes up what it has left undone.`,
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
