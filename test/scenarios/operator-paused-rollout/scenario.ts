import { defineScenario } from '../harness/define-scenario.ts';

const NAME = 'operator-paused-rollout';

export default defineScenario({
  title: 'An operator whose Deployment is paused without pods lets nothing go',
  broken: 'the Deployment of the operator is paused, its ReplicaSet gone',
  target: [`widgets.${NAME}.example.com/one`],
  expected: {
    cause: 'rollout-paused',
    certainty: 'certain',
    remedy: `kubectl -n ${NAME}-system rollout resume deployments.apps/${NAME}-keeper`,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const { namespace, name } = keeper.spec;
    await tools.kubectl('rollout', 'pause', `deployment/${name}`, '-n', namespace);
    await tools.kubectl('delete', 'replicasets', '--all', '-n', namespace, '--cascade=foreground');
    await tools.waitFor('the operator to end', () => !keeper.deployed.process.running);
    await tools.removeCustom(keeper, 'one');
  },
});
