import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: "A claim of a StatefulSet's pod stays: the StatefulSet is to be stopped, for it makes the pod anew",
  broken: 'the pod of a StatefulSet mounts the claim',
  target: ['pvc/data-db-0'],
  expected: {
    cause: 'claim-in-use',
    certainty: 'certain',
    remedy: 'kubectl -n claim-of-stateful-set scale statefulsets.apps/db --replicas=0',
  },
  async arrange({ kubectl, namespace, remove, waitFor }) {
    await waitFor('the pod to run', async () =>
      (await kubectl('get', 'pods', '-n', namespace, '-o', 'json')).includes('"phase": "Running"'),
    );
    await remove('pvc/data-db-0');
  },
});
