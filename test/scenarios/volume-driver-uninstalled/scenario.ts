import { defineScenario } from '../harness/define-scenario.ts';

const VOLUME = 'pv/volume-driver-uninstalled-data';

export default defineScenario({
  title: 'Nobody deletes the storage of a volume whose CSI driver was uninstalled',
  broken: 'the CSI driver of the volume is not there',
  target: [VOLUME],
  expected: { cause: 'csi-driver-missing', certainty: 'likely', remedy: undefined },
  async arrange({ kubectl, remove, waitFor }) {
    const phase = (name: string) =>
      waitFor(`the volume to be ${name}`, async () =>
        (await kubectl('get', VOLUME, '-o', 'json')).includes(`"phase": "${name}"`),
      );
    await phase('Bound');
    await remove('pvc/data');
    await phase('Released');
    await remove(VOLUME);
  },
});
