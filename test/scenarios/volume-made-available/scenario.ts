import { defineScenario } from '../harness/define-scenario.ts';

const VOLUME = 'pv/volume-made-available-data';

export default defineScenario({
  title: 'A volume that lost its claimRef is Available, and its provisioner leaves it alone',
  broken: 'the volume is Available, not Released',
  target: [VOLUME],
  expected: {
    cause: 'volume-never-released',
    certainty: 'likely',
    remedy: /^kubectl patch persistentvolumes\/volume-made-available-data .*Retain/,
  },
  async arrange({ kubectl, remove, waitFor }) {
    await waitFor('the volume to be Available', async () =>
      (await kubectl('get', VOLUME, '-o', 'json')).includes('"phase": "Available"'),
    );
    await remove(VOLUME);
  },
});
