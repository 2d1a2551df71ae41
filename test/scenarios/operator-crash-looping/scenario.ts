import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'An operator that crashes at every start lets nothing go',
  broken: 'the operator ends with code 2 at every start',
  target: ['widgets.operator-crash-looping.example.com/one'],
  expected: {
    cause: 'container-crash-looping',
    certainty: 'certain',
    remedy: /^kubectl -n operator-crash-looping-system logs /,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await keeper.crashLoop(2);
    await tools.removeCustom(keeper, 'one');
  },
});
