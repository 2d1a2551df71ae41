import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'An object of another class is left to another operator, which is not there',
  broken: 'the class of the object was changed',
  target: ['widgets.operator-not-watching-class.example.com/one'],
  expected: {
    cause: 'operator-not-watching-object',
    certainty: 'likely',
    remedy: /^kubectl -n operator-not-watching-class edit /,
  },
  async arrange(tools) {
    const keeper = await tools.keeper({ className: 'blue' });
    await tools.adopted(keeper, 'one', { spec: { className: 'blue' } });
    const type = 'widgets.operator-not-watching-class.example.com/one';
    await tools.kubectl('patch', type, '-n', tools.namespace, '--type=merge', '-p', '{"spec":{"className":"green"}}');
    await tools.removeCustom(keeper, 'one');
  },
});
