import { readyPods } from '../../objects/workload.ts';
import { CLOUD, cloudNeeds, cloudWorkloads } from '../cloud-controller.ts';
import type { Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';
import { inWords } from '../words.ts';

/** In many clusters the cloud controller manager is a Deployment or DaemonSet: why it has no pods is its own question. */
export const cloudControllerDown = defineRule({
  id: 'cloud-controller-down',
  explains: 'controller-passive',
  looksFor: 'A cloud controller manager none of whose pods is ready.',
  sources: ['kubernetes.io/docs/tasks/administer-cluster/running-cloud-controller'],
  applies: ({ controller }) => controller === CLOUD,
  needs: cloudNeeds,
  judge(_, answers): readonly Finding[] {
    const own = cloudWorkloads(answers);
    if (own.some((workload) => readyPods(workload) > 0)) return [];
    return own.map((workload) => ({
      kind: 'symptom',
      symptom: { kind: 'workload-down', workload, runs: CLOUD },
      certainty: 'certain',
      evidence: [{ text: `${inWords(workload)} has no ready pod`, source: workload.type.kind }],
      remedies: [],
    }));
  },
});
