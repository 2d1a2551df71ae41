import { defineScenario } from '../harness/define-scenario.ts';

const CLAIM = 'resourceclaim/gpu';

/** There is no scheduler: the claim is allocated and reserved as one does it. */
export default defineScenario({
  title: 'A ResourceClaim stays as long as it is reserved for a pod',
  broken: 'a running pod has the claim',
  target: [CLAIM],
  expected: {
    cause: 'resource-claim-reserved',
    certainty: 'certain',
    remedy: 'kubectl -n resource-claim-reserved describe resourceclaims.resource.k8s.io/gpu',
  },
  async arrange({ kubectl, namespace, remove, waitFor }) {
    const { metadata } = JSON.parse(await kubectl('get', 'pod/train', '-n', namespace, '-o', 'json'));
    const device = { request: 'gpu', driver: 'gpu.example.com', pool: 'p', device: 'd0' };
    const status = {
      allocation: { devices: { results: [device] } },
      reservedFor: [{ resource: 'pods', name: 'train', uid: metadata.uid }],
    };
    const patch = JSON.stringify({ status });
    await kubectl('patch', CLAIM, '-n', namespace, '--subresource=status', '--type=merge', '-p', patch);
    await waitFor('the pod to run', async () =>
      (await kubectl('get', 'pod/train', '-n', namespace, '-o', 'json')).includes('"phase": "Running"'),
    );
    await remove(CLAIM);
  },
});
