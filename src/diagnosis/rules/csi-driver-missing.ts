import { driverOf, isCsi } from '../../objects/csi-driver.ts';
import { leaseState } from '../../objects/lease.ts';
import { inWords } from '../../objects/words.ts';
import { csiController, csiNeeds } from '../controllers/csi-controller.ts';
import type { Certainty, Evidence, Finding } from '../finding.ts';
import { defineRule } from '../rule.ts';

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
    const { driver, name, registered, workloads, leases, leads, gaps } = csiController(symptom, answers, now);
    if (workloads.length > 0 || leads) return [];
    // Other provisioners need not be registered, and may neither hold a Lease nor say their name.
    const gone = isCsi(driver) && registered === false && gaps.length === 0;
    const certainty: Certainty = gone ? 'likely' : 'possible';
    const evidence: Evidence[] = [
      ...(registered === undefined
        ? []
        : [{ text: `CSIDriver ${driver} is ${registered ? 'there' : 'not there'}`, source: 'CSIDriver' }]),
      { text: 'no workload that is its controller was found', source: 'workloads' },
      ...leases.map((lease) => ({
        text: `${inWords(lease)} was renewed last by ${leaseState(lease).holder}`,
        source: 'lease',
        time: leaseState(lease).renewTime,
      })),
    ];
    return [
      {
        kind: 'root',
        summary: registered === true ? `no controller of ${name} was found in the cluster` : `${name} is not installed`,
        certainty,
        decisive: false,
        same: driver,
        evidence,
        remedies: [
          {
            effect: `Install ${name} again, with its controller: it then does by itself what was left undone.`,
            safety: 'safe',
          },
        ],
      },
    ];
  },
});
