import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: "A CSI driver's controller that is scaled to 0 is found by the Lease that its pods held",
  broken: 'the controller of the CSI driver is scaled to 0',
  target: ['volumeattachment/attachment-driver-scaled-to-zero'],
  expected: {
    cause: 'workload-scaled-to-zero',
    certainty: 'certain',
    remedy: 'kubectl -n attachment-driver-scaled-to-zero scale deployments.apps/csi-controller --replicas=1',
  },
  async arrange({ remove }) {
    await remove('volumeattachment/attachment-driver-scaled-to-zero');
  },
});
