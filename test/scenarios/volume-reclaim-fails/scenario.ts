import { defineScenario } from '../harness/define-scenario.ts';

const NAME = 'volume-reclaim-fails-data';

/** The controller manager deletes storage below /tmp only, and tries again all the time. */
export default defineScenario({
  title: 'A volume stays when its storage cannot be deleted, and the reason is told',
  broken: 'the storage of the volume cannot be deleted',
  target: [`pv/${NAME}`],
  expected: {
    cause: 'volume-reclaim-failed',
    certainty: 'certain',
    remedy: `kubectl describe persistentvolumes/${NAME}`,
  },
  async arrange({ kubectl, remove, waitFor }) {
    const phase = (name: string) =>
      waitFor(`the volume to be ${name}`, async () =>
        (await kubectl('get', `pv/${NAME}`, '-o', 'json')).includes(`"phase": "${name}"`),
      );
    await phase('Bound');
    await remove('pvc/data');
    await phase('Failed');
    await remove(`pv/${NAME}`);
  },
});
