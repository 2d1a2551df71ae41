import { STATE_ANNOTATION } from '../../control-plane/kwok-stages.ts';
import { defineScenario } from '../harness/define-scenario.ts';
import { newestPod, podEvent, untilPods } from '../harness/pods.ts';

const NAME = 'operator-volume-not-attached';

export default defineScenario({
  title: 'An operator whose volume cannot be attached lets nothing go',
  broken: 'a volume of the operator cannot be attached',
  target: [`widgets.${NAME}.example.com/one`],
  expected: {
    cause: 'pod-not-set-up',
    certainty: 'likely',
    remedy: new RegExp(`^kubectl -n ${NAME}-system describe pod ${NAME}-keeper-`),
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await keeper.changeTemplate({ annotations: { [STATE_ANNOTATION]: 'pending' } });
    await untilPods(tools, keeper, 'Pending');
    const pod = await newestPod(tools, keeper);
    const message = 'Multi-Attach error for volume "pvc-1" Volume is already exclusively attached to one node';
    await podEvent(tools, { namespace: keeper.spec.namespace, pod }, 'FailedAttachVolume', message);
    await tools.removeCustom(keeper, 'one');
  },
});
