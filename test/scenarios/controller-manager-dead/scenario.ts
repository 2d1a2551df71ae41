import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'What only the controller manager lets go stays while that is dead, as its Lease shows',
  broken: 'kube-controller-manager is dead',
  exclusive: true,
  target: ['pvc/data'],
  expected: { cause: 'built-in-controller-down', certainty: 'likely', remedy: undefined },
  async arrange({ kubectl, namespace, plane, remove, waitFor, onCleanup }) {
    await waitFor('the claim to be protected', async () =>
      (await kubectl('get', 'pvc/data', '-n', namespace, '-o', 'json')).includes('kubernetes.io/pvc-protection'),
    );
    onCleanup(() => plane.controllers.start());
    await plane.controllers.kill();
    await remove('pvc/data');
    const lease = ['get', 'lease/kube-controller-manager', '-n', 'kube-system', '-o', 'json'];
    const { spec } = JSON.parse(await kubectl(...lease));
    // The time that it holds for, and by what clocks and retries may differ.
    const expired = Date.parse(spec.renewTime) + (spec.leaseDurationSeconds + 6) * 1000;
    await waitFor('the Lease to expire', () => Date.now() > expired);
  },
});
