import { leaseOf } from '../../operators/keeper/flags.ts';
import { defineScenario } from '../harness/define-scenario.ts';

export default defineScenario({
  title: 'A Lease that was given back, and that the pod that waits for it does not take',
  broken: 'the Lease is free, and the process that waits for it is frozen',
  target: ['widgets.lease-held-by-nobody.example.com/one'],
  expected: {
    cause: 'lease-held-by-nobody',
    certainty: 'likely',
    remedy: /^kubectl -n lease-held-by-nobody-system logs /,
  },
  async arrange(tools) {
    const keeper = await tools.keeper({ leaseSeconds: 3600 });
    await tools.adopted(keeper, 'one');
    await keeper.losePod();
    const waits = () => /attempting to acquire leader lease/i.test(keeper.deployed.process.log());
    await tools.waitFor('the next process to wait for the Lease', waits);
    keeper.deployed.process.kill('SIGSTOP');
    tools.onCleanup(async () => keeper.deployed.process.kill('SIGCONT'));
    const { namespace } = keeper.spec;
    // As client-go gives a Lease back when the leader ends (tools/leaderelection, release).
    const renewTime = new Date().toISOString().replace('Z', '000Z');
    const released = JSON.stringify({ spec: { holderIdentity: '', leaseDurationSeconds: 1, renewTime } });
    await tools.kubectl('patch', 'lease', leaseOf(keeper.spec), '-n', namespace, '--type=merge', '-p', released);
    await tools.removeCustom(keeper, 'one');
    await keeper.untilLeaseIsOld(31);
  },
});
