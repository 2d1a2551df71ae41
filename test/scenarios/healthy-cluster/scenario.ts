import { STATE_ANNOTATION } from '../../control-plane/kwok-stages.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'Nothing is said of a cluster whose operators work, and whose objects take a moment to go',
  broken: 'nothing',
  // All of the cluster is looked at.
  exclusive: true,
  target: ['-A', '--stuck-after=2m'],
  expected: { cause: undefined, certainty: undefined, remedy: undefined },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'stays');
    await tools.adopted(keeper, 'goes');
    await tools.adopted(keeper, 'takes-a-moment');
    await tools.apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'slow', namespace: tools.namespace, annotations: { [STATE_ANNOTATION]: 'in-grace' } },
      spec: { terminationGracePeriodSeconds: 600, containers: [{ name: 'main', image: 'example.com/none:v1' }] },
    });
    await tools.waitFor('the pod to run', async () =>
      (await tools.kubectl('get', 'pod/slow', '-n', tools.namespace, '-o', 'json')).includes('"phase": "Running"'),
    );
    await keeper.fail(tools.namespace, 'takes-a-moment', 'refuse');
    for (const name of ['goes', 'takes-a-moment']) await tools.removeCustom(keeper, name);
    await tools.remove('pod/slow');
    await tools.waitFor('the object to go', async () => {
      const left = await tools.kubectl(
        'get',
        'widgets.healthy-cluster.example.com',
        '-n',
        tools.namespace,
        '-o',
        'name',
      );
      return !left.includes('/goes');
    });
  },
});
