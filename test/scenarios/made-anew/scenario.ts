import { defineScenario } from '../harness/define-scenario.ts';
import { untilMadeAnew } from '../harness/made-anew.ts';

export default defineScenario({
  title: 'An object that was deleted is back, as an Event about the earlier one proves',
  broken: 'the operator makes objects anew',
  target: ['widgets.made-anew.example.com/one'],
  expected: { cause: 'made-anew', certainty: 'certain', remedy: undefined },
  async arrange(tools) {
    const { namespace, kubectl } = tools;
    const keeper = await tools.keeper({ recreate: true });
    await tools.adopted(keeper, 'one');
    await keeper.fail(namespace, 'one', 'error');
    await tools.waitFor('an Event about it', async () =>
      (await kubectl('get', 'events', '-n', namespace, '-o', 'json')).includes('StoreUnreachable'),
    );
    await keeper.fail(namespace, 'one', undefined);
    await untilMadeAnew(tools, keeper, 'one');
  },
});
