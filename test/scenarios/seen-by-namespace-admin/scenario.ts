import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'Who may see one namespace alone learns whose finalizer holds an object, and that more cannot be told',
  broken: 'the operator is scaled to 0, and who asks may not look at it',
  target: ['widgets.seen-by-namespace-admin.example.com/one'],
  expected: { cause: 'finalizer-owner-unknown', certainty: 'possible', remedy: 'kubectl operator list' },
  user: ({ plane, namespace }) =>
    plane.restrictedUser(namespace, [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }], { namespace }),
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await keeper.scale(0);
    await tools.removeCustom(keeper, 'one');
  },
});
