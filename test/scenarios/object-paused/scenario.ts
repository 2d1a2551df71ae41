import { customType } from '../../operators/keeper/custom-type.ts';
import { defineScenario } from '../harness/define-scenario.ts';

const PAUSED = 'cluster.x-k8s.io/paused';

export default defineScenario({
  title: 'A Machine that is paused stays, since Cluster API looks at the switch before it looks at the deletion',
  broken: 'the object is paused by an annotation',
  target: ['machines.cluster.x-k8s.io/one'],
  expected: {
    cause: 'object-paused',
    certainty: 'certain',
    remedy: `kubectl -n object-paused annotate machines.cluster.x-k8s.io/one ${PAUSED}-`,
  },
  async arrange(tools) {
    const serves = customType('cluster.x-k8s.io', 'Machine');
    const keeper = await tools.keeper({ serves, finalizer: 'object-paused.example.com/keeper', pausedBy: PAUSED });
    await tools.adopted(keeper, 'one');
    await tools.kubectl('annotate', 'machines.cluster.x-k8s.io/one', '-n', tools.namespace, `${PAUSED}=`);
    await tools.removeCustom(keeper, 'one');
    await tools.waitFor('the operator to leave it alone', () => keeper.deployed.process.log().includes('"paused"'));
  },
});
