import { defineScenario } from '../harness/define-scenario.ts';
import { stopControllers } from '../harness/stop-controllers.ts';

export default defineScenario({
  title: 'An object whose owner was made anew is deleted by the garbage collector',
  broken: 'the owner has another uid; the garbage collector has not come to it yet',
  exclusive: true,
  target: ['configmap/dependent'],
  expected: {
    cause: 'owner-gone',
    certainty: 'certain',
    remedy: /^kubectl -n owner-gone patch configmaps\/dependent --type=merge/,
  },
  async arrange(tools) {
    const { apply, kubectl, namespace } = tools;
    const owner = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'owner', namespace } };
    await apply(owner);
    const uid = await kubectl('get', 'configmap/owner', '-n', namespace, '-o', 'jsonpath={.metadata.uid}');
    await stopControllers(tools);
    await kubectl('delete', 'configmap/owner', '-n', namespace);
    await apply(owner);
    const ownerReferences = [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid }];
    await apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'dependent', namespace, ownerReferences } });
  },
});
