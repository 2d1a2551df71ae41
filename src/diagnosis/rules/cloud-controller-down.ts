import { inWords } from '../../objects/words.ts';
import { readyPods } from '../../objects/workload.ts';
import { CLOUD, cloudNeeds, cloudWorkloads } from '../controllers/cloud-controller.ts';
import { leadership } from '../controllers/control-plane.ts';
import type { Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** In many clusters the cloud controller manager is a Deployment or DaemonSet: why it has no pods is its own question. */
export const cloudControllerDown = defineRule({
  id: 'cloud-controller-down',
  explains: 'controller-passive',
  looksFor: 'A cloud controller manager none of whose pods is ready.',
  sources: ['kubernetes.io/docs/tasks/administer-cluster/running-cloud-controller'],
  applies: ({ controller }) => controller === CLOUD,
  needs: cloudNeeds,
  judge(_, answers, { now }): readonly Finding[] {
    const own = cloudWorkloads(answers);
    if (own.some((workload) => readyPods(workload) > 0)) return [];
    const leases = [answers.leases, answers.named].flatMap((list) => (list.ok ? list.value : []));
    const { kept } = leadership(CLOUD, leases, now);
    const all = Object.values(answers).every(({ ok }) => ok);
    return own.map((workload) => ({
      kind: 'symptom',
      symptom: { kind: 'workload-down', workload, runs: CLOUD },
      // Whoever renews its Lease is at work: another one that was not found, or a pod that is only not ready.
      certainty: kept ? 'possible' : all ? 'certain' : 'likely',
      evidence: [
        { text: `${inWords(workload)} has no ready pod`, source: workload.type.kind },
        ...(kept ? [{ text: 'its Lease is renewed all the same', source: 'lease' }] : []),
      ],
      remedies: [],
    }));
  },
});
