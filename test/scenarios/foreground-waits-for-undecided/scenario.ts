import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title:
    'An object that is deleted in the foreground waits for a dependent with another owner that cannot be looked up',
  broken: 'a dependent names an owner at a version that is not served',
  target: ['configmap/owner'],
  expected: {
    cause: 'dependent-owner-not-served',
    certainty: 'certain',
    remedy: /^kubectl -n foreground-waits-for-undecided patch configmaps\/dependent --type=json -p '\[\{"op":"test"/,
  },
  async arrange({ apply, kubectl, namespace, waitFor }) {
    await apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'owner', namespace } });
    const uid = await kubectl('get', 'configmap/owner', '-n', namespace, '-o', 'jsonpath={.metadata.uid}');
    const ownerReferences = [
      { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid, blockOwnerDeletion: true },
      { apiVersion: 'apps/v1beta1', kind: 'Deployment', name: 'old', uid: '11111111-1111-4111-8111-111111111111' },
    ];
    await apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'dependent', namespace, ownerReferences } });
    await kubectl('delete', 'configmap/owner', '-n', namespace, '--cascade=foreground', '--wait=false');
    await waitFor('the owner to wait', async () =>
      (await kubectl('get', 'configmap/owner', '-n', namespace, '-o', 'json')).includes('foregroundDeletion'),
    );
  },
});
