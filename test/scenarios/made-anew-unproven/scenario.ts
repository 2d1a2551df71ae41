import { defineScenario } from '../harness/define-scenario.ts';
import { untilMadeAnew } from '../harness/made-anew.ts';

export default defineScenario({
  title: 'That an object may have been made anew is no alarm where nothing proves it',
  broken: 'nothing that can be proven: no Event tells of an earlier object',
  target: ['widgets.made-anew-unproven.example.com/one'],
  expected: { cause: undefined, certainty: undefined, remedy: undefined },
  async arrange(tools) {
    const keeper = await tools.keeper({ recreate: true });
    await tools.adopted(keeper, 'one');
    await untilMadeAnew(tools, keeper, 'one');
  },
});
