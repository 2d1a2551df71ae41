import { startClerk } from '../operators/clerk/clerk.ts';
import { letter, waitForDelivery } from '../operators/clerk/letters.ts';
import { account, waitForAccount } from '../operators/ledger/accounts.ts';
import { startLedger } from '../operators/ledger/ledger.ts';
import { startRedisOperator } from '../operators/redis/redis-operator.ts';
import type { ControlPlane } from './control-plane.ts';
import { progress } from './go-build.ts';
import { run } from './run.ts';

/** An example that runs in the sandbox. */
export interface RunningExample {
  stop(): Promise<void>;
}

type Example = (plane: ControlPlane) => Promise<RunningExample>;

/** What the sandbox starts after the control plane and its fake node, in this order; stopped in the reverse one. */
export const EXAMPLES: readonly Example[] = [
  redis,
  withPrograms(['java', 'mvn'], ledger),
  withPrograms(['python3'], clerk),
];

/** Leaves an example out where the machine lacks what it is made with. */
function withPrograms(programs: readonly string[], example: Example): Example {
  return async (plane) => {
    for (const program of programs) {
      const found = await run('sh', ['-c', `command -v ${program}`]);
      if (found.code === 0) continue;
      progress(`no ${program} here: the example operator ${example.name} is left out`);
      return { stop: async () => undefined };
    }
    return example(plane);
  };
}

/** The Redis operator, with RedisCluster and RedisBackup in namespace shop. */
async function redis(plane: ControlPlane): Promise<RunningExample> {
  const operator = await startRedisOperator(plane);
  await operator.applySamples();
  return operator;
}

/** The operator of the Java Operator SDK, with metrics v2, and Accounts in namespace bank: one is well, one fails. */
async function ledger(plane: ControlPlane): Promise<RunningExample> {
  const namespace = 'bank';
  await plane.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  const operator = await startLedger(plane);
  await plane.apply([account(namespace, 'savings', { every: 5 }), account(namespace, 'overdrawn', { fail: 'error' })]);
  await waitForAccount(plane, namespace, 'savings');
  return operator;
}

/** The operator made with kopf, and Letters in namespace post: one is delivered, one is tried again every minute. */
async function clerk(plane: ControlPlane): Promise<RunningExample> {
  const namespace = 'post';
  await plane.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  const operator = await startClerk(plane);
  await plane.apply([letter(namespace, 'postcard'), letter(namespace, 'parcel', { fail: 'error' })]);
  await waitForDelivery(plane, namespace, 'postcard');
  return operator;
}
