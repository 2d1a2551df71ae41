import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A claim stays as long as a pod uses it',
  broken: 'a running pod mounts the claim',
  target: ['pvc/data'],
  expected: {
    cause: 'claim-in-use',
    certainty: 'certain',
    remedy: /^kubectl -n claim-in-use delete pod db-0$/,
  },
  async arrange({ kubectl, namespace, remove, waitFor }) {
    await waitFor('the claim to be protected', async () =>
      (await kubectl('get', 'pvc/data', '-n', namespace, '-o', 'json')).includes('kubernetes.io/pvc-protection'),
    );
    await waitFor('the pod to run', async () =>
      (await kubectl('get', 'pod/db-0', '-n', namespace, '-o', 'json')).includes('"phase": "Running"'),
    );
    await remove('pvc/data');
  },
});
