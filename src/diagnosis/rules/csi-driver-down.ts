import { driverOf } from '../../objects/csi-driver.ts';
import { inWords } from '../../objects/words.ts';
import { readyPods } from '../../objects/workload.ts';
import { csiController, csiNeeds } from '../controllers/csi-controller.ts';
import type { Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

/** The sidecars of a CSI driver run beside its controller: with no ready pod, nobody detaches or deletes volumes. */
export const csiDriverDown = defineRule({
  id: 'csi-driver-down',
  explains: 'controller-passive',
  looksFor: 'A CSI driver whose controller has no ready pod, found by its Lease and by what its workloads say.',
  sources: ['kubernetes-csi.github.io/docs/sidecar-containers.html'],
  applies: ({ controller, object }) => controller === 'csi-driver' && driverOf(object) !== undefined,
  needs: csiNeeds,
  judge(symptom, answers, { now }): readonly Finding[] {
    const { name, workloads, certainty, leads } = csiController(symptom, answers, now);
    if (workloads.some((workload) => readyPods(workload) > 0)) return [];
    return workloads.map((workload) => ({
      kind: 'symptom',
      symptom: { kind: 'workload-down', workload, runs: name },
      // A pod is not ready where any of its sidecars fails, such as the snapshotter; the one that is needed renews its Lease.
      certainty: leads ? 'possible' : certainty,
      evidence: [
        { text: `${inWords(workload)} runs its controller and has no ready pod`, source: workload.type.kind },
        ...(leads ? [{ text: 'its Lease is renewed all the same', source: 'lease' }] : []),
      ],
      remedies: [],
    }));
  },
});
