import { STATE_ANNOTATION } from '../../control-plane/kwok-stages.ts';
import { defineScenario } from '../harness/define-scenario.ts';
import { untilPods } from '../harness/pods.ts';

const NAME = 'operator-secret-missing';

export default defineScenario({
  title: 'An operator that waits for a Secret that nobody makes lets nothing go',
  broken: 'a Secret that the operator needs is gone',
  target: [`widgets.${NAME}.example.com/one`],
  expected: {
    cause: 'pod-config-missing',
    certainty: 'certain',
    remedy: `kubectl -n ${NAME}-system create secret generic bucket-access --from-env-file=FILE`,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await keeper.changeTemplate({ annotations: { [STATE_ANNOTATION]: 'pending' }, secret: 'bucket-access' });
    await untilPods(tools, keeper, 'bucket-access');
    await tools.removeCustom(keeper, 'one');
  },
});
