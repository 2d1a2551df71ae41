import { defineScenario } from '../harness/define-scenario.ts';
import { untilCollected } from '../harness/until-collected.ts';

export default defineScenario({
  title: 'An object that is deleted in the foreground waits for a dependent that its operator does not let go',
  broken: 'the operator of a dependent is scaled to 0',
  target: ['configmap/owner'],
  expected: {
    cause: 'workload-scaled-to-zero',
    certainty: 'certain',
    remedy: /^kubectl -n foreground-waits-for-dependent-system scale .* --replicas=1$/,
  },
  async arrange(tools) {
    const { namespace, kubectl } = tools;
    const keeper = await tools.keeper();
    await tools.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'owner', namespace } });
    const uid = await kubectl('get', 'configmap/owner', '-n', namespace, '-o', 'jsonpath={.metadata.uid}');
    const owner = { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid, blockOwnerDeletion: true };
    await untilCollected(tools, keeper);
    await tools.adopted(keeper, 'one', { ownerReferences: [owner] });
    await keeper.scale(0);
    const { plural, group } = keeper.spec.serves;
    await kubectl('delete', 'configmap/owner', '-n', namespace, '--cascade=foreground', '--wait=false');
    await tools.waitFor('the dependent to be deleted', async () =>
      (await kubectl('get', `${plural}.${group}/one`, '-n', namespace, '-o', 'json')).includes('deletionTimestamp'),
    );
  },
});
