import { reportPod } from '../../control-plane/pod-states.ts';
import { defineScenario } from '../harness/define-scenario.ts';
import { podEvent } from '../harness/pods.ts';

const NAME = 'operator-killed-by-probe';

export default defineScenario({
  title: 'An operator whose liveness probe fails is restarted for ever and lets nothing go',
  broken: 'the liveness probe of the operator fails',
  target: [`widgets.${NAME}.example.com/one`],
  expected: {
    cause: 'liveness-probe-fails',
    certainty: 'certain',
    remedy: `kubectl -n ${NAME}-system edit deployments.apps/${NAME}-keeper`,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const target = { namespace: keeper.spec.namespace, pod: keeper.deployed.pod };
    await keeper.deployed.vanish();
    await reportPod(tools.plane, target, { kind: 'back-off', container: 'manager', restarts: 6, exitCode: 137 });
    await podEvent(tools, target, 'Unhealthy', 'Liveness probe failed: context deadline exceeded');
    await podEvent(tools, target, 'Killing', 'Container manager failed liveness probe, will be restarted');
    await tools.removeCustom(keeper, 'one');
  },
});
