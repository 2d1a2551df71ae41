import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'What only the controller manager lets go stays while it hangs, as its Lease shows',
  broken: 'kube-controller-manager hangs',
  exclusive: true,
  target: ['pvc/data'],
  expected: { cause: 'built-in-controller-down', certainty: 'likely', remedy: undefined },
  async arrange({ kubectl, namespace, plane, remove, waitFor, onCleanup }) {
    await waitFor('the claim to be protected', async () =>
      (await kubectl('get', 'pvc/data', '-n', namespace, '-o', 'json')).includes('kubernetes.io/pvc-protection'),
    );
    const { controllerManager } = plane.processes;
    controllerManager?.kill('SIGSTOP');
    onCleanup(async () => controllerManager?.kill('SIGCONT'));
    await remove('pvc/data');
    const lease = ['get', 'lease/kube-controller-manager', '-n', 'kube-system', '-o', 'json'];
    const { spec } = JSON.parse(await kubectl(...lease));
    // The time that it holds for, and what clocks and retries are allowed to differ by.
    const expires = Date.parse(spec.renewTime) + (spec.leaseDurationSeconds + 6) * 1000;
    await waitFor('the Lease to expire', () => Date.now() > expires, { timeout: 60_000 });
  },
});
