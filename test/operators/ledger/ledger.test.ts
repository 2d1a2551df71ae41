import { afterAll, beforeAll, expect, test } from 'vitest';
import { getThroughPortForward } from '../../control-plane/port-forward.ts';
import { sharedControlPlane, testNamespace } from '../../control-plane/shared.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { metricValue } from '../redis/metrics.ts';
import { account, readAccount, waitForAccount } from './accounts.ts';
import { type Ledger, METRICS_POD_PORT, startLedger } from './ledger.ts';

const plane = sharedControlPlane();
const KINDS = ['v1', 'v1-per-resource', 'v2'] as const;
const namespaces = {
  v1: await testNamespace(plane, 'accounts'),
  'v1-per-resource': await testNamespace(plane, 'accounts'),
  v2: await testNamespace(plane, 'accounts'),
};
let ledgers: Record<(typeof KINDS)[number], Ledger>;

beforeAll(async () => {
  const start = async (metrics: (typeof KINDS)[number]): Promise<Ledger> =>
    startLedger(plane, { name: `ledger-${metrics}`, metrics, watchNamespaces: [namespaces[metrics]] });
  ledgers = { v1: await start('v1'), 'v1-per-resource': await start('v1-per-resource'), v2: await start('v2') };
});

afterAll(async () => {
  for (const kind of KINDS) await ledgers[kind].stop();
});

/** Counters that say the same in both kinds of metrics. */
const COUNTERS = {
  v1: {
    started: 'operator_sdk_reconciliations_started_total',
    success: 'operator_sdk_reconciliations_success_total',
    failure: 'operator_sdk_reconciliations_failed_total',
  },
  v2: {
    started: 'reconciliations_started_total',
    success: 'reconciliations_success_total',
    failure: 'reconciliations_failure_total',
  },
};

/** A counter of a ledger now, over all accounts. */
async function count(kind: (typeof KINDS)[number], counter: keyof typeof COUNTERS.v1): Promise<number> {
  return metricValue(await ledgers[kind].metrics(), COUNTERS[kind === 'v2' ? 'v2' : 'v1'][counter], {});
}

/** What a ledger has written. */
async function logOf({ namespace, name }: Ledger): Promise<string> {
  return (await plane.kubectl(['logs', '-n', namespace, `deploy/${name}`])).stdout;
}

test.each(KINDS)('an account becomes Ready, and metrics %s count a success', async (kind) => {
  const before = await count(kind, 'success');
  await plane.apply(account(namespaces[kind], 'good'));
  await waitForAccount(plane, namespaces[kind], 'good');
  await waitFor('a success', async () => (await count(kind, 'success')) === before + 1);
});

test('an account that fails is tried six times and then no more, as metrics, log and condition say', async () => {
  const before = new Map<string, number>();
  for (const kind of KINDS) {
    before.set(kind, await count(kind, 'failure'));
    await plane.apply(account(namespaces[kind], 'failing', { fail: 'error' }));
  }
  for (const kind of KINDS) {
    const failed = await waitForAccount(plane, namespaces[kind], 'failing', 'False');
    expect(failed.status?.conditions?.[0]?.message).toContain('does not balance');
    const named = `ResourceID{name='failing', namespace='${namespaces[kind]}'}`;
    const exhausted = async (): Promise<boolean> =>
      (await logOf(ledgers[kind])).split('\n').some((line) => line.includes('Exhausted') && line.includes(named));
    await waitFor(`${kind} to give up`, exhausted);
    const six = (before.get(kind) ?? 0) + 6;
    await waitFor(`${kind} to have counted six`, async () => (await count(kind, 'failure')) === six);
  }
  const last = { reconciliations_retries_last: 'true', reconciliations_retries_number: '5' };
  const v1 = COUNTERS.v1.started;
  expect(metricValue(await ledgers.v1.metrics(), v1, last)).toBe(1);
  expect(metricValue(await ledgers['v1-per-resource'].metrics(), v1, { ...last, name: 'failing' })).toBe(1);
  expect(metricValue(await ledgers.v2.metrics(), 'reconciliations_retries_total', {})).toBe(5);
});

test('an account that was given up is tried once more when its spec changes, and not for an annotation', async () => {
  const kind = 'v1-per-resource';
  const tries = async (): Promise<number> =>
    metricValue(await ledgers[kind].metrics(), COUNTERS.v1.started, {
      name: 'failing',
      reconciliations_retries_last: 'true',
      reconciliations_retries_number: '5',
    });
  expect(await tries()).toBe(1);
  await plane.kubectl(['annotate', 'account/failing', '-n', namespaces[kind], 'seen=yes']);
  // What comes later is handled later: when this one is Ready, the annotation has been seen.
  await plane.apply(account(namespaces[kind], 'later'));
  await waitForAccount(plane, namespaces[kind], 'later');
  expect(await tries()).toBe(1);
  const failures = await count(kind, 'failure');
  await plane.apply(account(namespaces[kind], 'failing', { fail: 'error', delay: 1 }));
  await waitFor('one more try', async () => (await tries()) === 2);
  // A change of the spec that comes while the try writes its status can be lost on the SDK.
  await waitFor('the try to end', async () => (await count(kind, 'failure')) === failures + 1);
  await plane.apply(account(namespaces[kind], 'failing'));
  await waitForAccount(plane, namespaces[kind], 'failing');
});

test.each(KINDS)('metrics %s count an account whose errors are not to be retried as a success', async (kind) => {
  const [success, failure] = [await count(kind, 'success'), await count(kind, 'failure')];
  await plane.apply(account(namespaces[kind], 'once', { fail: 'no-retry' }));
  await waitForAccount(plane, namespaces[kind], 'once', 'False');
  await waitFor('a success', async () => (await count(kind, 'success')) === success + 1);
  expect(await count(kind, 'failure')).toBe(failure);
});

test.each(KINDS)('an account that is slow shows in the durations of metrics %s', async (kind) => {
  const timer =
    kind === 'v2'
      ? 'reconciliations_execution_duration_seconds'
      : 'operator_sdk_controllers_execution_reconcile_seconds';
  const sum = async (): Promise<number> => metricValue(await ledgers[kind].metrics(), `${timer}_sum`, {});
  const before = await sum();
  await plane.apply(account(namespaces[kind], 'slow', { fail: 'slow', delay: 1500 }));
  await waitForAccount(plane, namespaces[kind], 'slow');
  await waitFor('the duration', async () => (await sum()) >= before + 1.5);
});

test.each(KINDS)('an account that hangs stays active in metrics %s', async (kind) => {
  const gauge = kind === 'v2' ? 'reconciliations_active' : 'operator_sdk_reconciliations_executions_accountreconciler';
  await plane.apply(account(namespaces[kind], 'hung', { fail: 'hang' }));
  const onlyOne = async (): Promise<boolean> => metricValue(await ledgers[kind].metrics(), gauge, {}) === 1;
  await waitFor('it to be at work', onlyOne);
  await plane.apply(account(namespaces[kind], 'beside'));
  await waitForAccount(plane, namespaces[kind], 'beside');
  await waitFor('it alone to be at work', onlyOne);
  expect((await readAccount(plane, namespaces[kind], 'hung')).status).toBeUndefined();
});

test.each(KINDS)('an account in a hot loop changes again and again, and metrics %s count successes', async (kind) => {
  const before = await count(kind, 'success');
  await plane.apply(account(namespaces[kind], 'looping', { fail: 'hot-loop' }));
  await waitFor('fifty runs', async () => {
    const { status } = await readAccount(plane, namespaces[kind], 'looping');
    return (status?.runs ?? 0) >= 50;
  });
  expect(await count(kind, 'success')).toBeGreaterThanOrEqual(before + 49);
  await plane.apply(account(namespaces[kind], 'looping', { fail: '' }));
  await waitFor('the loop to end', async () => {
    const first = await count(kind, 'success');
    await waitForAccount(plane, namespaces[kind], 'looping');
    return (await count(kind, 'success')) === first;
  });
});

test('an account is looked at again after spec.every', async () => {
  const before = await count('v2', 'success');
  await plane.apply(account(namespaces.v2, 'polled', { every: 1 }));
  await waitFor('three runs', async () => (await count('v2', 'success')) >= before + 3);
  await plane.apply(account(namespaces.v2, 'polled'));
});

test('the pod of the Deployment serves the page, with the time at which the process began', async () => {
  const { namespace, deployed } = ledgers.v2;
  const page = await getThroughPortForward(plane, { namespace, pod: deployed.pod }, METRICS_POD_PORT, '/metrics');
  expect(page).toMatch(/^process_start_time_seconds 1\.\d+E9$/m);
  expect(page).toContain('reconciliations_queue{controller_name="accountreconciler"} 0.0');
  expect(await ledgers.v2.metrics('application/openmetrics-text')).toMatch(/# EOF\n$/);
});
