import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'An operator on a node that has fallen silent lets nothing go',
  broken: "the operator's node is lost",
  target: ['widgets.operator-on-lost-node.example.com/one'],
  expected: { cause: 'node-lost', certainty: 'certain', remedy: /operator-on-lost-node-lost/ },
  async arrange(tools) {
    const node = await tools.node('lost');
    const keeper = await tools.keeper({ nodeSelector: node.selector, leaseSeconds: 10 });
    await tools.adopted(keeper, 'one');
    await keeper.deployed.vanish();
    await node.lose();
    // A process whose node is silent may work on; one that does not renew its Lease does not.
    await keeper.untilLeaseIsOld(20);
    await tools.removeCustom(keeper, 'one');
  },
});
