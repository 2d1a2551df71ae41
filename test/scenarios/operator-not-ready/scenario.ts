import { reportPod } from '../../control-plane/pod-states.ts';
import { leaseOf } from '../../operators/keeper/flags.ts';
import { defineScenario } from '../harness/define-scenario.ts';
import { podEvent } from '../harness/pods.ts';

const NAME = 'operator-not-ready';

export default defineScenario({
  title: 'An operator that runs without ever becoming ready lets nothing go',
  broken: 'the readiness probe of the operator fails',
  target: [`widgets.${NAME}.example.com/one`],
  expected: {
    cause: 'readiness-probe-fails',
    // Its process runs: it may be at work all the same.
    certainty: 'likely',
    remedy: new RegExp(`^kubectl -n ${NAME}-system logs ${NAME}-keeper-\\S+ -c manager$`),
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    const before = keeper.deployed.pod;
    await keeper.changeTemplate({ readinessPath: '/readyz' });
    await tools.waitFor('the next pod', () => keeper.deployed.pod !== before && keeper.deployed.process.running);
    const target = { namespace: keeper.spec.namespace, pod: keeper.deployed.pod };
    await keeper.deployed.vanish();
    // Whether it had come to lead by then would be left to chance.
    const { namespace } = keeper.spec;
    await tools.kubectl('delete', 'lease', leaseOf(keeper.spec), '-n', namespace, '--ignore-not-found');
    await reportPod(tools.plane, target, { kind: 'not-ready', container: 'manager', seconds: 300 });
    await podEvent(tools, target, 'Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 500');
    await tools.removeCustom(keeper, 'one');
  },
});
