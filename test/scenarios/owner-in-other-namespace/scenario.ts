import { defineScenario } from '../harness/define-scenario.ts';
import { stopControllers } from '../harness/stop-controllers.ts';

export default defineScenario({
  title: 'An object whose owner is in another namespace is deleted by the garbage collector',
  broken: 'the owner is in another namespace; the garbage collector has not come to it yet',
  exclusive: true,
  target: ['configmap/dependent'],
  expected: {
    cause: 'owner-in-other-namespace',
    certainty: 'certain',
    remedy: /^kubectl -n owner-in-other-namespace patch configmaps\/dependent --type=json -p '\[\{"op":"test"/,
  },
  async arrange(tools) {
    const { apply, kubectl, namespace } = tools;
    const other = await tools.createNamespace('other');
    await apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'owner', namespace: other } });
    const uid = await kubectl('get', 'configmap/owner', '-n', other, '-o', 'jsonpath={.metadata.uid}');
    await stopControllers(tools);
    const ownerReferences = [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid }];
    await apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'dependent', namespace, ownerReferences } });
  },
});
