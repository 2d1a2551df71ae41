import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'An operator that was evicted from a full node, the only one it may be on, lets nothing go',
  broken: 'the disk of the only node for the operator is full',
  target: ['widgets.operator-evicted.example.com/one'],
  expected: { cause: 'pod-unschedulable', certainty: 'certain', remedy: 'kubectl get nodes -o wide' },
  async arrange(tools) {
    const node = await tools.node('full');
    const keeper = await tools.keeper({ nodeSelector: node.selector });
    await tools.adopted(keeper, 'one');
    await node.fillDisk();
    await keeper.evict();
    await tools.waitFor('the next pod to wait', async () =>
      (await tools.kubectl('get', 'pods', '-n', keeper.spec.namespace, '-o', 'json')).includes('disk-pressure'),
    );
    await tools.removeCustom(keeper, 'one');
  },
});
