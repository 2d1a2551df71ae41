import { waitFor } from '../../control-plane/wait.ts';
import { type Ledger, type LedgerMetrics, startLedger } from '../../operators/ledger/ledger.ts';
import { metricValue } from '../../operators/redis/metrics.ts';
import { group } from '../harness/group.ts';
import type { AnyGroup } from '../harness/state-case.ts';
import { CONTROLLER, type LedgerStage, POLLED, startLedgerStage } from './ledger-stage.ts';

/** With one thread, all others wait for the account that has it. */
export function oneThread(framework: string, metrics: Extract<LedgerMetrics, 'v1' | 'v2'>): AnyGroup {
  const waiting = metrics === 'v2' ? 'reconciliations_queue' : `operator_sdk_reconciliations_queue_size_${CONTROLLER}`;
  return group<LedgerStage>({
    framework,
    start: (plane) => startLedgerStage(plane, `narrow-${metrics}`, { metrics, threads: 1 }),
    cases: [
      {
        state: 'saturated',
        controller: CONTROLLER,
        expected: 'saturated',
        interval: 4,
        drive: async (stage) => {
          const slow = { fail: 'slow', delay: 400, every: 1 } as const;
          const remove = await stage.add({ a: slow, b: slow, c: slow, d: slow, e: slow, f: slow });
          const someWait = async () => metricValue(await stage.page(), waiting, {}) >= 3;
          await waitFor('some to wait', someWait);
          return remove;
        },
      },
      {
        state: 'one hung run, and others wait for it',
        controller: CONTROLLER,
        expected: 'hung-worker',
        interval: 6,
        drive: async (stage) => {
          // How long its runs usually take is of the whole life of a process: what slowed the case before is not to count.
          await stage.ledger.deployed.restart();
          const remove = await stage.add({ stuck: { fail: 'hang' } });
          await stage.said('/stuck');
          await stage.add({ polled: POLLED, quiet: {} });
          return remove;
        },
      },
    ],
  });
}

interface PairStage extends LedgerStage {
  readonly standby: Ledger;
}

/** Two replicas, of which one leads. */
export const twoReplicas = group<PairStage>({
  framework: 'JOSDK, two replicas and a Lease',
  async start(plane) {
    const lease = { name: 'ledgers', seconds: 9 };
    const leader = await startLedgerStage(plane, 'ledger-leads', { lease });
    const standby = await startLedger(plane, {
      name: 'ledger-waits',
      lease,
      standby: true,
      watchNamespaces: [leader.accounts],
    });
    await leader.add({ polled: POLLED });
    return {
      ...leader,
      standby,
      async stop() {
        await standby.stop();
        await leader.stop();
      },
    };
  },
  cases: [
    {
      state: 'leader',
      controller: CONTROLLER,
      expected: 'healthy',
      interval: 3,
      drive: async () => undefined,
    },
    {
      state: 'standby',
      target: ({ standby }) => ({ target: `pod/${standby.deployed.pod}`, namespace: standby.namespace }),
      expected: 'standby',
      interval: 2,
      drive: async () => undefined,
    },
    {
      state: 'the leader is gone, and the other leads',
      target: ({ standby }) => ({ target: standby.name, namespace: standby.namespace }),
      controller: CONTROLLER,
      expected: 'healthy',
      interval: 3,
      drive: async ({ ledger, standby }) => {
        await ledger.deployed.vanish();
        const begun = async () => (await standby.metrics()).includes('reconciliations_success_total');
        await waitFor('the other to reconcile', begun);
        return undefined;
      },
    },
  ],
});

/** As the SDK is unless its author asks for metrics. */
export const withoutMetrics = group<LedgerStage>({
  framework: 'JOSDK without metrics',
  start: (plane) => startLedgerStage(plane, 'ledger-silent', { metrics: 'none' }),
  cases: [{ state: 'at work', expected: 'no metrics', interval: 2, drive: (stage) => stage.add({ polled: POLLED }) }],
});
