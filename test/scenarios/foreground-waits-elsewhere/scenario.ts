import { defineScenario } from '../harness/define-scenario.ts';
import { untilCollected } from '../harness/until-collected.ts';

export default defineScenario({
  title: 'An object that is deleted in the foreground waits for a dependent in another namespace',
  broken: 'the operator of a dependent in another namespace is scaled to 0',
  target: ['configmap/owner'],
  expected: {
    cause: 'workload-scaled-to-zero',
    // That nothing in its own namespace keeps it is no proof.
    certainty: 'likely',
    remedy: /^kubectl -n foreground-waits-elsewhere-system scale .* --replicas=1$/,
  },
  async arrange(tools) {
    const { namespace, kubectl } = tools;
    const other = await tools.createNamespace('other');
    const keeper = await tools.keeper();
    await untilCollected(tools, keeper);
    await tools.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'owner', namespace } });
    const uid = await kubectl('get', 'configmap/owner', '-n', namespace, '-o', 'jsonpath={.metadata.uid}');
    const owner = { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid, blockOwnerDeletion: true };
    await keeper.scale(0);
    const finalizers = [keeper.spec.finalizer];
    await tools.create(keeper.spec.serves, 'one', { namespace: other, ownerReferences: [owner], finalizers, spec: {} });
    const { plural, group } = keeper.spec.serves;
    await tools.waitFor('the garbage collector to take its owner for gone', async () =>
      (await kubectl('get', `${plural}.${group}/one`, '-n', other, '-o', 'json')).includes('deletionTimestamp'),
    );
    await kubectl('delete', 'configmap/owner', '-n', namespace, '--cascade=foreground', '--wait=false');
  },
});
