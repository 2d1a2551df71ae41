import { defineRule } from '../rule.ts';
import { inWords } from '../words.ts';

/** An operator none of whose pods is ready does nothing; why that is so is the workload's own question. */
export const operatorHasNoPods = defineRule({
  id: 'operator-has-no-pods',
  explains: 'operator-passive',
  looksFor: 'An operator none of whose pods is ready.',
  sources: ['kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle'],
  applies: ({ operator }) => operator.workload !== undefined && operator.workload.ready === 0,
  needs: () => ({}),
  judge({ operator }) {
    const { workload } = operator;
    if (workload === undefined) return [];
    return [
      {
        kind: 'symptom',
        symptom: { kind: 'workload-down', workload: workload.object, runs: `operator ${operator.name}` },
        certainty: 'certain',
        evidence: [
          {
            text: `${inWords(workload.object)} has ${workload.ready} of ${workload.desired} pods ready`,
            source: 'pods',
          },
        ],
        remedies: [],
      },
    ];
  },
});
