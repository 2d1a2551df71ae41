import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ControlPlane, startControlPlane } from '../../control-plane/control-plane.ts';
import { startKwok } from '../../control-plane/kwok.ts';
import type { ManagedProcess } from '../../control-plane/process.ts';
import { waitFor, waitForSame } from '../../control-plane/wait.ts';
import { holder } from './deploy.ts';
import { metricValue } from './metrics.ts';
import { createBackup, createCluster } from './redis-objects.ts';
import { type RunningRedisOperator, startRedisOperator } from './redis-operator.ts';
import { readRedisObject, waitForReady } from './samples.ts';

// What harms more than one object needs a control plane and an operator that no other test file works with.
const namespace = 'default';
const LIMIT = '--reconciliation-timeout=1s';
let plane: ControlPlane;
let kwok: ManagedProcess;
let operator: RunningRedisOperator;

beforeAll(async () => {
  plane = await startControlPlane();
  kwok = await startKwok(plane);
  // As short as a busy machine allows: processes that end without a word leave a Lease that the next one waits for.
  const lease = ['--lease-duration=8s', '--renew-deadline=6s', '--retry-period=500ms'];
  operator = await startRedisOperator(plane, { flags: [...lease, '--recover-panic=false', LIMIT] });
});

afterAll(async () => {
  await operator?.stop();
  await kwok?.stop();
  await plane?.stop();
});

/** Waits until the running process holds the Lease, anew where the Lease names the same pod already. */
async function leadsAfter(previous: string | undefined): Promise<string> {
  const newHolder = async () => {
    const now = await holder(plane);
    return now !== undefined && now !== previous && now.startsWith(operator.deployed.pod) ? now : undefined;
  };
  return waitFor('the new process to lead', newHolder);
}

async function log(): Promise<string> {
  return (await plane.kubectl(['logs', '-n', operator.coordinates.namespace, operator.deployed.pod])).stdout;
}

test('a controller that fails with `error` fails for all of its objects, and the other one works', async () => {
  await waitForReady(plane, await createCluster(plane, namespace, 'steady'));
  await operator.failController('redisbackup', 'error');
  const backup = await createBackup(plane, namespace, 'failing', 'steady');
  const errors = async () =>
    metricValue(await operator.metrics(), 'controller_runtime_reconcile_errors_total', { controller: 'redisbackup' });
  await waitFor('two errors', async () => (await errors()) >= 2);
  expect((await readRedisObject(plane, backup))?.status).toBeUndefined();
  await waitForReady(plane, await createCluster(plane, namespace, 'unharmed'));
  await operator.failController('redisbackup', undefined);
  await waitForReady(plane, backup);
});

test('a reconcile in the mode `timeout` ends when its time is up', async () => {
  const late = await createCluster(plane, namespace, 'late', { annotations: { 'cache.example.com/fail': 'timeout' } });
  const timeouts = async () =>
    metricValue(await operator.metrics(), 'controller_runtime_reconcile_timeouts_total', {
      controller: 'rediscluster',
    });
  await waitFor('a timeout', async () => (await timeouts()) > 0);
  await operator.fail(late, undefined);
  await waitForReady(plane, late);
});

test('an object that fails with `hang` holds up its controller until the process is restarted', async () => {
  // What was done before brings a last change or two, which would queue up, too.
  const reconciles = async () => metricValue(await operator.metrics(), 'controller_runtime_reconcile_total', {});
  await waitForSame('the operator to rest', reconciles, { interval: 1000 });
  const hanging = await createCluster(plane, namespace, 'hanging', {
    annotations: { 'cache.example.com/fail': 'hang' },
  });
  const active = async () =>
    metricValue(await operator.metrics(), 'controller_runtime_active_workers', { controller: 'rediscluster' });
  await waitFor('the hanging reconcile', async () => (await log()).includes('a Redis server that never answers'));
  const waiting = await createCluster(plane, namespace, 'waiting');
  const depth = async () => metricValue(await operator.metrics(), 'workqueue_depth', { controller: 'rediscluster' });
  await waitFor('the other object to queue up', async () => (await depth()) === 1);
  expect(await active()).toBe(1);
  await operator.fail(hanging, undefined);
  expect((await readRedisObject(plane, waiting))?.status).toBeUndefined();

  const before = await holder(plane);
  await operator.restart();
  await leadsAfter(before);
  await waitForReady(plane, waiting);
  await waitForReady(plane, hanging);
});

test('a killed operator is a terminated container whose Lease names it until the next process takes it', async () => {
  const before = await holder(plane);
  await operator.deployed.kill();
  const pod = await plane.kubectl([
    'get',
    'pod',
    '-n',
    operator.coordinates.namespace,
    operator.deployed.pod,
    '-o',
    'json',
  ]);
  expect(JSON.parse(pod.stdout).status.containerStatuses[0]).toMatchObject({
    state: { terminated: { exitCode: 137 } },
  });
  expect(await holder(plane)).toBe(before);
  await operator.restart();
  await leadsAfter(before);
  await waitForReady(plane, await createCluster(plane, namespace, 'after-the-kill'));
});

test('with --recover-panic=false a panic ends the process, with its stack in the log', async () => {
  const object = await createCluster(plane, namespace, 'panicking', {
    annotations: { 'cache.example.com/fail': 'panic' },
  });
  expect(await operator.deployed.process.exited).toEqual({ code: 2, signal: null });
  await waitFor('the stack', async () => (await log()).includes('panic: redis: nil cluster topology'));
  await operator.fail(object, undefined);
  await operator.restart();
  await waitForReady(plane, object);
});

test('an operator that loses its Lease ends, and does not lead again before that failure ends', async () => {
  const before = await waitFor('a leader', () => holder(plane));
  await operator.loseLease(true);
  expect(await operator.deployed.process.exited).toEqual({ code: 1, signal: null });
  await waitFor('the last words', async () => (await log()).includes('leader election lost'));
  expect(await holder(plane)).toBe(before);

  await operator.restart();
  const isRefused = async () => (await log()).includes('failure mode lose-lease');
  await waitFor('a refused attempt', isRefused);
  expect(await holder(plane)).toBe(before);
  await operator.loseLease(false);
  await leadsAfter(before);
});
