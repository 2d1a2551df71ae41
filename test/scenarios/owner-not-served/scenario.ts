import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'An object that names an owner at a version that is not served never goes with it',
  broken: 'the owner is gone, and its version is not served',
  target: ['configmap/dependent'],
  expected: {
    cause: 'owner-not-served',
    certainty: 'certain',
    remedy: /^kubectl -n owner-not-served patch configmaps\/dependent --type=json -p '\[\{"op":"test"/,
  },
  async arrange({ apply, namespace }) {
    const uid = '11111111-1111-4111-8111-111111111111';
    const ownerReferences = [{ apiVersion: 'apps/v1beta1', kind: 'Deployment', name: 'old', uid }];
    await apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'dependent', namespace, ownerReferences } });
  },
});
