import { defineScenario } from '../harness/define-scenario.ts';
import { stopControllers } from '../harness/stop-controllers.ts';

export default defineScenario({
  title: 'Nobody orphans dependents while kube-controller-manager does not run',
  broken: 'kube-controller-manager was killed',
  // Nothing in the cluster is tidied up.
  exclusive: true,
  target: ['configmap/owner'],
  expected: { cause: 'built-in-controller-down', certainty: 'likely', remedy: undefined },
  async arrange(tools) {
    const { apply, kubectl, namespace } = tools;
    await apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'owner', namespace } });
    const uid = await kubectl('get', 'configmap/owner', '-n', namespace, '-o', 'jsonpath={.metadata.uid}');
    const ownerReferences = [{ apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid }];
    await apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'dependent', namespace, ownerReferences } });
    await stopControllers(tools);
    await kubectl('delete', 'configmap/owner', '-n', namespace, '--cascade=orphan', '--wait=false');
  },
});
