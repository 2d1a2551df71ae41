import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A definition stays as long as one of its custom resources does',
  broken: 'the operator of a custom resource is scaled to 0',
  target: ['crd/widgets.definition-with-stuck-instance.example.com'],
  expected: {
    cause: 'workload-scaled-to-zero',
    certainty: 'certain',
    remedy: /^kubectl -n definition-with-stuck-instance-system scale .* --replicas=1$/,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await keeper.scale(0);
    const definition = 'widgets.definition-with-stuck-instance.example.com';
    await tools.kubectl('delete', 'crd', definition, '--wait=false');
    await tools.waitFor('the API server to ask for the deletion of its instances', async () =>
      (await tools.kubectl('get', definition, '-n', tools.namespace, '-o', 'json')).includes('deletionTimestamp'),
    );
  },
});
