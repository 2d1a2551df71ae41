import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'An operator that may not write its Lease waits for ever to lead',
  broken: 'the operator may not write Leases',
  target: ['widgets.operator-may-not-lead.example.com/one'],
  expected: {
    cause: 'operator-forbidden',
    certainty: 'certain',
    fromCapture: { certainty: 'likely' },
    remedy: /leases/,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const { namespace, name } = keeper.spec;
    await tools.kubectl('delete', `role/${name}-leader-election`, '-n', namespace);
    await keeper.losePod();
    await tools.removeCustom(keeper, 'one');
    await tools.waitFor('the operator to be refused', () => keeper.deployed.process.log().includes('is forbidden'));
  },
});
