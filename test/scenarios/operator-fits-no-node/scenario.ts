import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'An operator that fits no node lets nothing go',
  broken: 'no node has the labels that the operator wants',
  target: ['widgets.operator-fits-no-node.example.com/one'],
  expected: { cause: 'pod-unschedulable', certainty: 'certain', remedy: 'kubectl get nodes -o wide' },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await keeper.changeTemplate({ nodeSelector: { disk: 'fast' } });
    await tools.waitFor('the verdict of the scheduler', async () =>
      (await tools.kubectl('get', 'pods', '-n', keeper.spec.namespace, '-o', 'json')).includes('Unschedulable'),
    );
    await tools.removeCustom(keeper, 'one');
  },
});
