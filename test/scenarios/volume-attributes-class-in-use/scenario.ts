import { defineScenario } from '../harness/define-scenario.ts';

const CLASS = 'volumeattributesclass/volume-attributes-class-in-use';

export default defineScenario({
  title: 'A VolumeAttributesClass stays while a claim has it',
  broken: 'a claim has the class',
  target: [CLASS],
  expected: {
    cause: 'volume-attributes-class-in-use',
    certainty: 'certain',
    remedy: 'kubectl -n volume-attributes-class-in-use describe persistentvolumeclaims/data',
  },
  async arrange({ kubectl, remove, waitFor }) {
    await waitFor('the class to be protected', async () =>
      (await kubectl('get', CLASS, '-o', 'json')).includes('kubernetes.io/vac-protection'),
    );
    await remove(CLASS);
  },
});
