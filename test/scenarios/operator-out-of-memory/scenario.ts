import { DEFAULT_CONTAINER } from '../../control-plane/deployment-objects.ts';
import { reportPod } from '../../control-plane/pod-states.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'An operator that takes more memory than its node has lets nothing go',
  broken: 'the operator is killed for want of memory',
  target: ['widgets.operator-out-of-memory.example.com/one'],
  expected: {
    cause: 'container-out-of-memory',
    certainty: 'certain',
    remedy: /^kubectl -n operator-out-of-memory-system edit deployments\.apps\//,
  },
  async arrange(tools) {
    const keeper = await tools.keeper();
    await tools.adopted(keeper, 'one');
    await keeper.deployed.vanish();
    const { pod } = keeper.deployed;
    const killed = { kind: 'out-of-memory', container: DEFAULT_CONTAINER, restarts: 9 } as const;
    await reportPod(tools.plane, { namespace: keeper.spec.namespace, pod }, killed);
    await tools.removeCustom(keeper, 'one');
  },
});
