import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { QueueReportDocument } from '../../src/views/queues/document.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { runOk } from '../control-plane/run.ts';
import { waitFor } from '../control-plane/wait.ts';
import { plugin } from '../e2e/plugin.ts';
import { account } from '../operators/ledger/accounts.ts';
import { type Ledger, startLedger } from '../operators/ledger/ledger.ts';
import { createBackup } from '../operators/redis/redis-objects.ts';
import { type RunningRedisOperator, startRedisOperator } from '../operators/redis/redis-operator.ts';
import { OPERATOR_NAMESPACE, pathOf } from '../operators/redis/switches.ts';
import { startQueuesPlane } from './harness/plane.ts';

let plane: ControlPlane;
let redis: RunningRedisOperator;
let ledger: Ledger;
let folder: string;

const CLUSTER = { kind: 'RedisCluster', namespace: 'shop', name: 'cache' } as const;
/** Of a cluster that does not exist, so that a look at it takes one request. */
const BACKUP = { kind: 'RedisBackup', namespace: 'shop', name: 'spinning' } as const;
const READER = { namespace: OPERATOR_NAMESPACE, name: 'metrics-reader' };
const AS_READER = ['--service-account', `${READER.namespace}/${READER.name}`];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-capture-'));
  plane = await startQueuesPlane();
  redis = await startRedisOperator(plane, {
    flags: ['--metrics-secure'],
    args: ['--metrics-bind-address=:8443', '--metrics-secure', '--leader-elect'],
    standby: true,
  });
  await redis.applySamples();
  await createBackup(plane, BACKUP.namespace, BACKUP.name, 'nobody');
  const rbac = 'rbac.authorization.k8s.io';
  await plane.apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'accounts' } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: READER },
    {
      ...{ apiVersion: `${rbac}/v1`, kind: 'ClusterRole', metadata: { name: READER.name } },
      rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }],
    },
    {
      ...{ apiVersion: `${rbac}/v1`, kind: 'ClusterRoleBinding', metadata: { name: READER.name } },
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: READER.name },
      subjects: [{ kind: 'ServiceAccount', ...READER }],
    },
  ]);
  ledger = await startLedger(plane, { watchNamespaces: ['accounts'] });
});

afterAll(async () => {
  await ledger?.stop();
  await redis?.stop();
  await plane?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const run = (args: readonly string[]) => plugin(args, { kubeconfig: plane.adminKubeconfig, timeout: 120_000 });

async function captured(name: string, ...more: string[]): Promise<string> {
  const file = join(folder, `${name}.tar.gz`);
  const { stdout, stderr } = await run(['capture', file, '-A', ...more]);
  expect(`${stdout}${stderr}`).toContain(`wrote ${file}`);
  return file;
}

/** Each controller and what it is said to be at first. */
function statesIn(text: string): Record<string, string | undefined> {
  const { items } = JSON.parse(text) as QueueReportDocument;
  const processes = items.flatMap((item) => item.processes);
  const all = processes.flatMap(({ role, controllers }) =>
    controllers.map(({ name, judgements }) => [`${role} ${name}`, judgements[0]?.state]),
  );
  return Object.fromEntries(all.sort());
}

/** Does something twice a second until the promise is settled. */
async function during<T>(wait: Promise<T>, act: () => Promise<unknown>): Promise<T> {
  let isOver = false;
  const done = wait.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await act();
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return done;
}

let touched = 0;
const touch = () =>
  plane.request(pathOf(CLUSTER), {
    method: 'PATCH',
    contentType: 'application/merge-patch+json',
    body: { metadata: { annotations: { touched: String(touched++) } } },
  });

const JUDGED = 'a capture is judged as the cluster was: what fails, what spins, what has nothing to do';

test(JUDGED, { timeout: 240_000 }, async () => {
  await redis.fail(CLUSTER, 'error');
  // Of pages alone ten turns a second are a loop: those of a RedisCluster take more requests than a busy machine answers.
  await redis.fail(BACKUP, 'hot-loop');
  const live = () => run(['queue', '-A', ...AS_READER, '--interval', '5s', '-o', 'json']);
  const expected = {
    'alone accountreconciler': 'idle',
    'leader redisbackup': 'hot-loop',
    'leader rediscluster': 'failing',
  };
  await during(
    waitFor('the states', async () => JSON.stringify(statesIn((await live()).stdout)) === JSON.stringify(expected), {
      timeout: 100_000,
    }).catch(() => undefined),
    touch,
  );
  const [file, now] = await during(
    Promise.all([captured('two-looks', '--metrics', '--interval', '5s', ...AS_READER), live()]),
    touch,
  );
  expect(statesIn(now.stdout)).toEqual(expected);
  const from = await plugin(['queue', '--from', file, '-A', '-o', 'json']);
  expect(statesIn(from.stdout)).toEqual(expected);
  expect(from.code).toBe(1);
  // Of one operator, of the type it serves, and drawn.
  const drawn = await plugin(['queue', 'rediscluster', '--from', file]);
  expect(drawn.stdout).toContain('redis-operator in redis-system: 1 of 2 controllers is in trouble');
  expect(drawn.stdout).toContain(`pod ${redis.deployed.pod} in the capture, leads`);
  await redis.fail(CLUSTER, undefined);
  await redis.fail(BACKUP, undefined);

  const text = await runOk('tar', ['-xzOf', file]);
  expect(text).toContain('controller_runtime_reconcile_time_seconds');
  // Neither what nobody judges nor the token that was sent.
  expect(text).not.toContain('go_goroutines');
  expect(text).not.toMatch(/eyJhbGciOi|Bearer/);
});

test('an account that was given up is told from a capture', { timeout: 180_000 }, async () => {
  await plane.apply(account('accounts', 'failing', { fail: 'error' }));
  const file = await waitFor(
    'the last attempt to be captured',
    async () => {
      const file = await captured(`given-up-${Date.now()}`, '--metrics', '--interval', '8s');
      const { stdout } = await plugin(['queue', 'ledger', '--from', file, '-o', 'json']);
      return statesIn(stdout)['alone accountreconciler'] === 'gave-up' && file;
    },
    { timeout: 150_000 },
  );
  // Who asked as nobody is told again what it takes.
  const { stdout } = await plugin(['queue', 'redis-operator', '--from', file]);
  expect(stdout).toContain('asks who reads, and nobody was named');
});

test('a capture without metrics says what it takes', async () => {
  const file = await captured('without');
  const { stdout, code } = await plugin(['queue', 'ledger', '--from', file]);
  expect(stdout.replaceAll(ledger.deployed.pod, 'POD')).toMatchInlineSnapshot(`
    "ledger in bank-system: nothing is known of its queues.

    The metrics of pod POD cannot be read: metrics were not captured.
    → kubectl operator capture FILE --metrics takes two looks at the metrics.
    "
  `);
  expect(code).toBe(2);
});
