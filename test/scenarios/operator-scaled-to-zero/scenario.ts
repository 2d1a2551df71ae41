import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'An operator that is scaled to 0 lets nothing go',
  broken: 'the operator is scaled to 0',
  target: ['widgets.operator-scaled-to-zero.example.com/one'],
  expected: {
    cause: 'workload-scaled-to-zero',
    certainty: 'certain',
    remedy:
      'kubectl -n operator-scaled-to-zero-system scale deployments.apps/operator-scaled-to-zero-keeper --replicas=1',
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await keeper.scale(0);
    await tools.removeCustom(keeper, 'one');
  },
});
