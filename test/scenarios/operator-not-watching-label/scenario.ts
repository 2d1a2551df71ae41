import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'An object whose label was taken off is not seen by the operator of that label any more',
  broken: 'the object lost the label that the operator selects',
  target: ['widgets.operator-not-watching-label.example.com/one'],
  expected: {
    cause: 'operator-not-watching-object',
    certainty: 'likely',
    remedy: /^kubectl -n operator-not-watching-label edit /,
  },
  async arrange(tools) {
    const keeper = await tools.keeper({ labelSelector: 'team=blue' });
    const labels = { team: 'blue' };
    await tools.adopted(keeper, 'one', { labels });
    await tools.kubectl('label', 'widgets.operator-not-watching-label.example.com/one', '-n', tools.namespace, 'team-');
    // To its only worker the object looks deleted now, and is looked at once more: before what comes later.
    await tools.adopted(keeper, 'later', { labels });
    await tools.removeCustom(keeper, 'one');
  },
});
