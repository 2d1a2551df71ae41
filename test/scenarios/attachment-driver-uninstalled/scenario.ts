import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'Nobody detaches the volumes of a CSI driver that was uninstalled, even from a node that is gone',
  broken: 'neither the CSI driver nor the node is there',
  target: ['volumeattachment/attachment-driver-uninstalled'],
  expected: { cause: 'csi-driver-missing', certainty: 'likely', remedy: undefined },
  async arrange({ remove }) {
    await remove('volumeattachment/attachment-driver-uninstalled');
  },
});
