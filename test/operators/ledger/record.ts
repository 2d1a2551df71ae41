import { setTimeout as delay } from 'node:timers/promises';
import type { ControlPlaneHandle } from '../../control-plane/handle.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { type AccountSpec, account, readAccount } from './accounts.ts';
import { type Ledger, type LedgerMetrics, type LedgerOptions, startLedger } from './ledger.ts';
import { thinned } from './thin-pages.ts';

/** Where recorded texts go. */
export interface Recorder {
  /** A metrics page. */
  page(name: string, text: string): void;
  /** Lines of a log. */
  log(name: string, text: string): void;
}

/** A state of the operator: its accounts by name, and when it has been reached. */
interface State {
  readonly accounts: Readonly<Record<string, AccountSpec>>;
  readonly threads?: number;
  /** Whether another replica leads. */
  readonly standby?: boolean;
  readonly reached: (ledger: Ledger, log: () => Promise<string>) => Promise<unknown>;
}

/** Seconds between the two pages of a state. */
const INTERVAL = 5;

const GOOD: AccountSpec = { every: 1 };
const SLOW: AccountSpec = { fail: 'slow', delay: 400, every: 1 };

const STATES: Readonly<Record<string, State>> = {
  untouched: { accounts: {}, reached: settled },
  standby: { accounts: { good: GOOD }, standby: true, reached: settled },
  idle: { accounts: { good: {} }, reached: settled },
  steady: { accounts: { good: GOOD, better: GOOD, best: GOOD }, reached: settled },
  failing: { accounts: { good: GOOD, bad: { fail: 'error' } }, reached: said('another reconciliation') },
  exhausted: { accounts: { good: GOOD, bad: { fail: 'error' } }, reached: said('Exhausted retries') },
  hung: { accounts: { good: GOOD, stuck: { fail: 'hang' } }, reached: settled },
  slow: { accounts: { good: GOOD, slow: SLOW }, reached: settled },
  'hot-loop': { accounts: { spinning: { fail: 'hot-loop' } }, reached: settled },
  saturated: {
    accounts: Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, SLOW])),
    threads: 1,
    reached: settled,
  },
};

const KINDS: readonly LedgerMetrics[] = ['v1', 'v1-per-resource', 'v2'];

/**
 * Records two pages of each wanted state for each kind of metrics, one whole page of each kind, and the log of a failure.
 */
export async function recordLedger(
  plane: ControlPlaneHandle,
  recorder: Recorder,
  wants: (state: string) => boolean,
): Promise<void> {
  for (const [state, description] of Object.entries(STATES)) {
    if (wants(state))
      await Promise.all(KINDS.map((metrics) => recordState(plane, recorder, metrics, state, description)));
  }
}

async function recordState(
  plane: ControlPlaneHandle,
  recorder: Recorder,
  metrics: LedgerMetrics,
  state: string,
  { accounts, threads, standby, reached }: State,
): Promise<void> {
  const namespace = `${state}-${metrics}`;
  await plane.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
  const name = 'ledger';
  const options: LedgerOptions = {
    namespace: `${namespace}-system`,
    name,
    metrics,
    watchNamespaces: [namespace],
    ...(threads === undefined ? {} : { threads }),
    ...(standby === undefined ? {} : { standby, lease: { name, seconds: 15 } }),
  };
  const leader =
    standby === true ? await startLedger(plane, { ...options, name: 'leader', standby: false }) : undefined;
  const ledger = await startLedger(plane, options);
  const log = async (): Promise<string> =>
    (await plane.kubectl(['logs', '-n', ledger.namespace, `deploy/${name}`])).stdout;
  await plane.apply(Object.entries(accounts).map(([each, spec]) => account(namespace, each, spec)));
  await reached(ledger, log);
  const before = await ledger.metrics();
  await delay(INTERVAL * 1000);
  const after = await ledger.metrics();
  const [a, b] = thinned(before, after);
  recorder.page(`josdk-${metrics}-${state}-a.txt`, a);
  recorder.page(`josdk-${metrics}-${state}-b.txt`, b);
  if (state === 'steady') recorder.page(`josdk-${metrics}-whole.txt`, after);
  if (metrics === 'v2' && state === 'exhausted') {
    recorder.log('josdk-exhausted-log.txt', await log());
    recorder.log('josdk-account.json', `${JSON.stringify(await readAccount(plane, namespace, 'bad'), undefined, 2)}\n`);
  }
  await ledger.stop();
  await leader?.stop();
}

/** Resolves after the first runs. */
async function settled(): Promise<void> {
  await delay(3000);
}

/** Resolves when the log has that text. */
function said(text: string): State['reached'] {
  return (_ledger, log) => waitFor(`"${text}"`, async () => (await log()).includes(text));
}
