import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'Of an operator that leaves an object alone and does not say why, that is said, and what was looked at',
  broken: 'the operator does nothing and says nothing',
  target: ['widgets.operator-silent.example.com/one'],
  expected: {
    cause: 'operator-alive-but-silent',
    certainty: 'possible',
    remedy: /^kubectl -n operator-silent-system logs /,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await keeper.fail(tools.namespace, 'one', 'refuse');
    await tools.removeCustom(keeper, 'one');
  },
});
