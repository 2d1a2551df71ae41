import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'An object that was deleted is back: its operator makes it anew',
  broken: 'the operator makes objects anew',
  target: ['widgets.made-anew.example.com/one'],
  // Nothing was reported about the earlier one, so that only its age and its maker tell.
  expected: { cause: 'made-anew', certainty: 'possible', remedy: undefined },
  async arrange(tools) {
    const keeper = await tools.keeper({ recreate: true });
    await tools.adopted(keeper, 'one');
    const { namespace, kubectl } = tools;
    const path = ['widgets.made-anew.example.com/one', '-n', namespace, '-o', 'jsonpath={.metadata.uid}'];
    const before = await kubectl('get', ...path);
    await tools.removeCustom(keeper, 'one');
    await tools.waitFor('it to be back', async () => {
      const { code, stdout } = await tools.plane.kubectl(['get', ...path]);
      return code === 0 && stdout !== before;
    });
  },
});
