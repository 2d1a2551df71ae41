import { leaseOf } from '../../operators/keeper/flags.ts';
import { defineScenario } from '../harness/define-scenario.ts';
import { keepRenewing } from '../harness/keep-renewing.ts';

export default defineScenario({
  title: 'A Lease that somebody renews who is none of the pods keeps all of them waiting',
  broken: 'the pod was deleted by force, and its process goes on elsewhere',
  target: ['widgets.lease-held-elsewhere.example.com/one'],
  expected: {
    cause: 'lease-held-elsewhere',
    certainty: 'possible',
    // That somebody renews a Lease shows in reading it twice.
    fromCapture: { cause: 'operator-alive-but-silent' },
    remedy: /^kubectl -n lease-held-elsewhere-system (get lease|logs) /,
  },
  async arrange(tools) {
    const keeper = await tools.keeper({ leaseSeconds: 3600 });
    await tools.adopted(keeper, 'one');
    const { namespace } = keeper.spec;
    const path = `/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases/${leaseOf(keeper.spec)}`;
    await keeper.losePod();
    await keepRenewing(tools, path);
    await tools.removeCustom(keeper, 'one');
  },
});
