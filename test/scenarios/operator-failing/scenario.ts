import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'An operator that fails with an error says in its log and in Events why it does not let go',
  broken: 'what the operator has to clean up does not answer',
  target: ['widgets.operator-failing.example.com/one'],
  expected: {
    cause: 'operator-failing-on-object',
    certainty: 'likely',
    remedy: /^kubectl -n operator-failing-system logs .* \| grep -F -- one$/,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await keeper.fail(tools.namespace, 'one', 'error');
    await tools.removeCustom(keeper, 'one');
    await keeper.untilItLogs('connection refused');
  },
});
