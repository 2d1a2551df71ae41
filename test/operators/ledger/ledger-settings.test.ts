import { afterEach, expect, test } from 'vitest';
import { sharedControlPlane, testNamespace } from '../../control-plane/shared.ts';
import { waitFor } from '../../control-plane/wait.ts';
import { metricValue } from '../redis/metrics.ts';
import { account, readAccount, waitForAccount } from './accounts.ts';
import { type Ledger, type LedgerOptions, startLedger } from './ledger.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane, 'bank');
const accounts = await testNamespace(plane, 'accounts');
const started: Ledger[] = [];

afterEach(async () => {
  for (const ledger of started.splice(0)) await ledger.stop();
});

/** A ledger in this file's namespace that watches its accounts, stopped when the test is done. */
async function start(options: LedgerOptions): Promise<Ledger> {
  const ledger = await startLedger(plane, { namespace, watchNamespaces: [accounts], ...options });
  started.push(ledger);
  return ledger;
}

test('with a Lease one replica leads and the other has empty gauges, until the leader is gone', async () => {
  const lease = { name: 'ledger-leader', seconds: 9 };
  const leader = await start({ name: 'ledger-a', lease });
  const standby = await start({ name: 'ledger-b', lease, standby: true });
  const path = `/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases/${lease.name}`;
  const holder = async (): Promise<string | undefined> => {
    const { spec } = (await plane.request(path)).json() as { spec?: { holderIdentity?: string } };
    return spec?.holderIdentity;
  };
  expect(await holder()).toBe(leader.deployed.pod);
  await plane.apply(account(accounts, 'led'));
  await waitForAccount(plane, accounts, 'led');
  const page = await standby.metrics();
  expect(page).toContain('reconciliations_active{controller_name="accountreconciler"} 0.0');
  expect(page).not.toContain('reconciliations_started_total');
  await leader.deployed.kill();
  await waitFor('the other to lead', async () => (await holder()) === standby.deployed.pod);
  const reconciles = async (): Promise<boolean> => (await standby.metrics()).includes('reconciliations_started_total');
  await waitFor('it to reconcile', reconciles);
});

test('with one thread, an account that hangs keeps all others waiting, and v2 says how many', async () => {
  const ledger = await start({ name: 'ledger-narrow', threads: 1 });
  await plane.apply(account(accounts, 'stuck', { fail: 'hang' }));
  const gauge = async (name: string): Promise<number> => metricValue(await ledger.metrics(), name, {});
  await waitFor('it to be at work', async () => (await gauge('reconciliations_active')) === 1);
  await plane.apply(['one', 'two', 'three'].map((name) => account(accounts, name)));
  await waitFor('three that wait', async () => (await gauge('reconciliations_queue')) === 3);
  expect((await readAccount(plane, accounts, 'one')).status).toBeUndefined();
  await plane.request(`/apis/bank.example.com/v1/namespaces/${accounts}/accounts/stuck`, { method: 'DELETE' });
});

test('without retries, an account is given up after its first failure', async () => {
  await plane.apply(account(accounts, 'hopeless', { fail: 'error' }));
  const ledger = await start({ name: 'ledger-once', metrics: 'v1', retry: false });
  await waitForAccount(plane, accounts, 'hopeless', 'False');
  const log = async (): Promise<string> =>
    (await plane.kubectl(['logs', '-n', namespace, `deploy/${ledger.name}`])).stdout;
  await waitFor('it to give up', async () => /Exhausted retries for scope .*name='hopeless'/.test(await log()));
  expect(metricValue(await ledger.metrics(), 'operator_sdk_reconciliations_failed_total', {})).toBe(1);
  await plane.apply(account(accounts, 'hopeless'));
  await waitForAccount(plane, accounts, 'hopeless');
});

test('without metrics the page has nothing of the SDK, and nothing at all without those of the process', async () => {
  const silent = await start({ name: 'ledger-silent', metrics: 'none' });
  expect(await silent.metrics()).toMatch(/process_start_time_seconds/);
  expect(await silent.metrics()).not.toMatch(/reconciliation/);
  const empty = await start({ name: 'ledger-empty', metrics: 'none', uptimeMetrics: false });
  expect(await empty.metrics()).toBe('');
});
