import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A volume stays as long as a claim is bound to it',
  broken: 'a claim is bound to the volume',
  target: ['pv/volume-bound-data'],
  expected: {
    cause: 'volume-bound',
    certainty: 'certain',
    remedy: 'kubectl -n volume-bound describe persistentvolumeclaims/data',
  },
  async arrange({ kubectl, remove, waitFor }) {
    await waitFor('the volume to be bound', async () =>
      (await kubectl('get', 'pv/volume-bound-data', '-o', 'json')).includes('"phase": "Bound"'),
    );
    await remove('pv/volume-bound-data');
  },
});
