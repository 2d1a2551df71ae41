import { driverOf } from '../../objects/csi-driver.ts';
import { leaseState } from '../../objects/lease.ts';
import { csiController, csiNeeds } from '../csi-controller.ts';
import type { Certainty, Evidence, Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';
import { inWords } from '../words.ts';

/** A driver that was uninstalled leaves volumes and attachments that only it can let go. */
export const csiDriverMissing = defineRule({
  id: 'csi-driver-missing',
  explains: 'controller-passive',
  looksFor:
    'A CSI driver of which nothing is left: no CSIDriver object, no renewed Lease, no workload with its sidecars.',
  sources: [
    'kubernetes-csi.github.io/docs/csi-driver-object.html',
    'kubernetes-csi.github.io/docs/sidecar-containers.html',
  ],
  applies: ({ controller, object }) => controller === 'csi-driver' && driverOf(object) !== undefined,
  needs: csiNeeds,
  judge(symptom, answers, { now }): readonly Finding[] {
    const { driver, registered, workloads, leases, leads, gaps } = csiController(symptom, answers, now);
    if (workloads.length > 0 || leads) return [];
    const certainty: Certainty = registered === false && gaps.length === 0 ? 'likely' : 'possible';
    const evidence: Evidence[] = [
      ...(registered === undefined
        ? []
        : [{ text: `CSIDriver ${driver} is ${registered ? 'there' : 'not there'}`, source: 'CSIDriver' }]),
      { text: 'no workload with its sidecars was found', source: 'workloads' },
      ...leases.map((lease) => ({
        text: `${inWords(lease)} was renewed last by ${leaseState(lease).holder}`,
        source: 'lease',
        time: leaseState(lease).renewTime,
      })),
    ];
    const what = registered === true ? 'no controller of CSI driver' : 'CSI driver';
    const is = registered === true ? 'was found in the cluster' : 'is not installed';
    return [
      {
        kind: 'root',
        summary: `${what} ${driver} ${is}`,
        certainty,
        decisive: false,
        same: driver,
        evidence,
        remedies: [
          {
            effect: `Install CSI driver ${driver} again, with its controller: it then does by itself what was left undone.`,
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
