import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'What an operator has put its finalizer on stays when the operator has been uninstalled',
  broken: 'the operator was uninstalled',
  target: ['widgets.operator-uninstalled.example.com/one'],
  expected: { cause: 'finalizer-owner-unknown', certainty: 'likely', remedy: 'kubectl operator list' },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await keeper.uninstall();
    await tools.removeCustom(keeper, 'one');
  },
});
