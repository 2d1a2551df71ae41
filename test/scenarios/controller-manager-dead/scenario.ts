import { defineScenario } from '../harness/define-scenario.ts';
import { killControllers, untilControllersLeaseRunsOut } from '../harness/stop-controllers.ts';

export default defineScenario({
  title: 'What only the controller manager lets go stays while that is dead, as its Lease shows',
  broken: 'kube-controller-manager is dead',
  exclusive: true,
  target: ['pvc/data'],
  expected: { cause: 'built-in-controller-down', certainty: 'likely', remedy: undefined },
  async arrange(tools) {
    const { kubectl, namespace, remove, waitFor } = tools;
    await waitFor('the claim to be protected', async () =>
      (await kubectl('get', 'pvc/data', '-n', namespace, '-o', 'json')).includes('kubernetes.io/pvc-protection'),
    );
    await killControllers(tools);
    await remove('pvc/data');
    await untilControllersLeaseRunsOut(tools);
  },
});
