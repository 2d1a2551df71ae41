import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A reconcile that never returns holds the only worker, and its metrics show it',
  broken: 'the only worker of the operator hangs',
  target: ['widgets.operator-hangs.example.com/one'],
  expected: {
    cause: 'operator-hangs',
    certainty: 'likely',
    // A capture has no metrics.
    fromCapture: { cause: 'operator-alive-but-silent', certainty: 'possible' },
    remedy: /^kubectl -n operator-hangs-system logs /,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await keeper.fail(tools.namespace, 'one', 'hang');
    await keeper.untilWorkerIsBusy(12);
    await tools.removeCustom(keeper, 'one');
  },
});
