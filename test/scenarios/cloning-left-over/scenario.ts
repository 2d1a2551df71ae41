import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'Where nothing tells why a controller does nothing, no more than a possibility is named',
  broken: 'a finalizer of a CSI sidecar that says nothing of its driver',
  target: ['pvc/data'],
  expected: {
    cause: 'built-in-controller-silent',
    certainty: 'possible',
    remedy: 'kubectl -n cloning-left-over describe persistentvolumeclaims/data',
  },
  async arrange({ kubectl, namespace, remove, waitFor }) {
    await remove('pvc/data');
    await waitFor('the other finalizer to be gone', async () => {
      const { metadata } = JSON.parse(await kubectl('get', 'pvc/data', '-n', namespace, '-o', 'json'));
      return metadata.finalizers.length === 1;
    });
  },
});
