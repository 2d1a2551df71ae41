import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'An operator does nothing while its Lease names a pod that is gone',
  broken: 'the Lease names a dead pod, for an hour',
  target: ['widgets.lease-held-by-dead-pod.example.com/one'],
  expected: {
    cause: 'lease-held-by-dead-pod',
    certainty: 'certain',
    remedy: /lease lease-held-by-dead-pod-keeper\.lease-held-by-dead-pod\.example\.com/,
  },
  async arrange(tools) {
    const keeper = await tools.keeper({ leaseSeconds: 3600 });
    await tools.adopted(keeper, 'one');
    await keeper.losePod();
    await tools.removeCustom(keeper, 'one');
    await keeper.untilLeaseIsOld(20);
  },
});
