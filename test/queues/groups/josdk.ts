import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '../../control-plane/wait.ts';
import type { AccountSpec } from '../../operators/ledger/accounts.ts';
import type { LedgerMetrics } from '../../operators/ledger/ledger.ts';
import { group } from '../harness/group.ts';
import type { AnyGroup, StateCase } from '../harness/state-case.ts';
import { oneThread, twoReplicas, withoutMetrics } from './josdk-replicas.ts';
import { CONTROLLER, type LedgerStage, POLLED, startLedgerStage } from './ledger-stage.ts';

/** So many accounts by name, all alike. */
function many(count: number, name: string, spec: AccountSpec): Record<string, AccountSpec> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`${name}-${at}`, spec]));
}

/** Each is over before the next begins; what is counted since the process began stays until it is started anew. */
const CASES: readonly StateCase<LedgerStage>[] = [
  {
    state: 'idle',
    controller: CONTROLLER,
    expected: 'idle',
    interval: 2,
    drive: async (stage) => {
      const before = await done(stage);
      const remove = await stage.add({ quiet: {} });
      await waitFor('a reconcile to end', async () => (await done(stage)) > before);
      return remove;
    },
  },
  {
    state: 'steady',
    controller: CONTROLLER,
    expected: 'healthy',
    interval: 3,
    drive: (stage) => stage.add(many(3, 'polled', POLLED)),
  },
  {
    state: 'hot loop',
    controller: CONTROLLER,
    expected: 'hot-loop',
    interval: 3,
    drive: async (stage) => {
      const before = await done(stage);
      // Of pages alone ten turns a second are a loop: one account waits for its own write on a busy machine.
      const remove = await stage.add(many(3, 'spinning', { fail: 'hot-loop' }));
      await waitFor('the loop', async () => (await done(stage)) > before + 10);
      return remove;
    },
  },
  {
    state: 'one of 300 objects failing',
    controller: CONTROLLER,
    expected: 'failing',
    drive: async (stage) => {
      const remove = await stage.add(many(300, 'sound', { every: 20 }));
      const end = await stage.addFailing(['bad']);
      return async () => {
        await end();
        await remove();
      };
    },
  },
  {
    state: 'all objects failing',
    controller: CONTROLLER,
    expected: 'failing',
    drive: (stage) => stage.addFailing(Object.keys(many(10, 'bad', {}))),
  },
  {
    state: 'one hung run beside others that end',
    controller: CONTROLLER,
    expected: 'hung-worker',
    interval: 6,
    drive: async (stage) => {
      // Where others took a quarter of the time, a busy machine's share, it could be one of them at each look.
      const remove = await stage.add({ stuck: { fail: 'hang' }, ...many(2, 'polled', { every: 2 }) });
      await stage.said('/stuck');
      return remove;
    },
  },
  {
    state: 'restart between two looks',
    expected: 'restarted',
    interval: 25,
    drive: async () => undefined,
    // By then the first look is over, and there is time for a Java program to come up.
    meanwhile: async ({ ledger }) => {
      await sleep(10_000);
      await ledger.deployed.restart();
    },
  },
  {
    state: 'given up after the last attempt',
    controller: CONTROLLER,
    expected: 'gave-up',
    interval: 2,
    drive: async (stage) => {
      const remove = await stage.add({ hopeless: { fail: 'error' } });
      await stage.said('Exhausted retries');
      return remove;
    },
  },
];

/** How many reconciles have ended well since the process began, as its page says. */
async function done({ page }: LedgerStage): Promise<number> {
  const counts = (await page()).matchAll(/^(?:operator_sdk_)?reconciliations_success_total\S* (\S+)/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

function withMetrics(framework: string, metrics: LedgerMetrics): AnyGroup {
  return group<LedgerStage>({
    framework,
    start: (plane) => startLedgerStage(plane, `ledger-${metrics}`, { metrics }),
    cases: CASES,
  });
}

/** The Java Operator SDK with each of the metrics that it comes with. */
export const JOSDK: readonly AnyGroup[] = [
  withMetrics('JOSDK, metrics of 5.2', 'v1'),
  withMetrics('JOSDK, metrics of 5.2 per resource', 'v1-per-resource'),
  withMetrics('JOSDK, metrics V2', 'v2'),
  oneThread('JOSDK, one thread, metrics of 5.2', 'v1'),
  oneThread('JOSDK, one thread, metrics V2', 'v2'),
  twoReplicas,
  withoutMetrics,
];
