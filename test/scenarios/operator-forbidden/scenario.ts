import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'An operator that may not update its objects cannot take its finalizer off',
  broken: 'the operator may not update its objects',
  target: ['widgets.operator-forbidden.example.com/one'],
  expected: {
    cause: 'operator-forbidden',
    certainty: 'certain',
    // Access cannot be asked of a capture; the operator's log tells.
    fromCapture: { certainty: 'likely' },
    remedy: /clusterrole/,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await keeper.allow(['get', 'list', 'watch']);
    await tools.removeCustom(keeper, 'one');
    await tools.waitFor('the operator to be refused', () => keeper.deployed.process.log().includes('is forbidden'));
  },
});
