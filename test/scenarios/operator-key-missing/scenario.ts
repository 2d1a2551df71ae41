import { reportPod } from '../../control-plane/pod-states.ts';
import { defineScenario } from '../harness/define-scenario.ts';

const NAME = 'operator-key-missing';

export default defineScenario({
  title: 'An operator whose Secret lacks a key lets nothing go',
  broken: 'the Secret of the operator lacks a key',
  target: [`widgets.${NAME}.example.com/one`],
  expected: {
    cause: 'container-cannot-start',
    certainty: 'certain',
    remedy: `kubectl -n ${NAME}-system edit deployments.apps/${NAME}-keeper`,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const { namespace } = keeper.spec;
    await keeper.deployed.vanish();
    await reportPod(
      tools.plane,
      { namespace, pod: keeper.deployed.pod },
      {
        kind: 'waiting',
        container: 'manager',
        reason: 'CreateContainerConfigError',
        message: `couldn't find key token in Secret ${namespace}/bucket-access`,
      },
    );
    await tools.removeCustom(keeper, 'one');
  },
});
