import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'An operator that was told to watch other namespaces does not see the object',
  broken: 'WATCH_NAMESPACE names another namespace',
  target: ['widgets.operator-not-watching-namespace.example.com/one'],
  expected: {
    cause: 'operator-not-watching-namespace',
    certainty: 'likely',
    remedy: /set env .* WATCH_NAMESPACE=operator-not-watching-namespace-other,operator-not-watching-namespace$/,
  },
  async arrange(tools) {
    const other = await tools.createNamespace('other');
    const keeper = await tools.keeper({ watchNamespaces: [other] });
    await tools.create(keeper.spec.serves, 'one', { finalizers: [keeper.spec.finalizer] });
    await tools.removeCustom(keeper, 'one');
  },
});
