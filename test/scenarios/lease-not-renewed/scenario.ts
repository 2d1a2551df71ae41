import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A leader that is frozen does not renew its Lease',
  broken: 'the process of the leader is stopped with SIGSTOP',
  target: ['widgets.lease-not-renewed.example.com/one'],
  expected: { cause: 'lease-not-renewed', certainty: 'likely', remedy: /^kubectl -n lease-not-renewed-system logs / },
  async arrange(tools) {
    const keeper = await tools.keeper({ leaseSeconds: 15 });
    await tools.adopted(keeper, 'one');
    keeper.deployed.process.kill('SIGSTOP');
    tools.onCleanup(async () => keeper.deployed.process.kill('SIGCONT'));
    await tools.removeCustom(keeper, 'one');
    await keeper.untilLeaseIsOld(21);
  },
});
