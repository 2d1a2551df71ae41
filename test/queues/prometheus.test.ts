import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ControllerDocument, ProcessDocument, QueueReportDocument } from '../../src/views/queues/document.ts';
import type { ControlPlane } from '../control-plane/control-plane.ts';
import { FAKE_NODE } from '../control-plane/kwok.ts';
import { portForward } from '../control-plane/kwok-pods.ts';
import { type Prometheus, startPrometheus } from '../control-plane/prometheus.ts';
import { waitFor } from '../control-plane/wait.ts';
import { plugin } from '../e2e/plugin.ts';
import { account } from '../operators/ledger/accounts.ts';
import { type Ledger, startLedger } from '../operators/ledger/ledger.ts';
import { createBackup } from '../operators/redis/redis-objects.ts';
import { type RunningRedisOperator, startRedisOperator } from '../operators/redis/redis-operator.ts';
import { pathOf, type RedisObject } from '../operators/redis/switches.ts';
import { startQueuesPlane } from './harness/plane.ts';

let plane: ControlPlane;
let redis: RunningRedisOperator;
let ledger: Ledger;
let prometheus: Prometheus;

const CLUSTER = { kind: 'RedisCluster', namespace: 'shop', name: 'cache' } as const;
/** Of a cluster that does not exist, so that a look at it takes one request. */
const BACKUP = { kind: 'RedisBackup', namespace: 'shop', name: 'spinning' } as const;
const ACCOUNTS = 'accounts';

beforeAll(async () => {
  plane = await startQueuesPlane();
  redis = await startRedisOperator(plane);
  await redis.applySamples();
  await createBackup(plane, BACKUP.namespace, BACKUP.name, 'nobody');
  await plane.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: ACCOUNTS } });
  ledger = await startLedger(plane, { watchNamespaces: [ACCOUNTS] });
  const { namespace, pod, metricsPort } = redis.coordinates;
  prometheus = await startPrometheus([
    { job: 'redis', port: metricsPort, namespace, pod },
    { job: 'ledger', port: ledger.metricsPort, namespace: ledger.namespace, pod: ledger.deployed.pod },
  ]);
});

afterAll(async () => {
  await prometheus?.stop();
  await ledger?.stop();
  await redis?.stop();
  await plane?.stop();
});

const ask = (args: readonly string[]) =>
  plugin(['queue', ...args, '--prometheus', prometheus.url], { kubeconfig: plane.adminKubeconfig });

async function documentOf(args: readonly string[]): Promise<QueueReportDocument | undefined> {
  const { stdout } = await ask([...args, '-o', 'json']);
  return stdout === '' ? undefined : (JSON.parse(stdout) as QueueReportDocument);
}

/** The only process of an answer. */
async function processOf(args: readonly string[]): Promise<ProcessDocument | undefined> {
  const processes = (await documentOf(args))?.items.flatMap((item) => item.processes) ?? [];
  return processes.length === 1 ? processes[0] : undefined;
}

/**
 * Asks until a controller is judged to be at that first; answers what is said of it.
 * @param errors failures that it takes at least: a scrape can come between the first and the next
 */
function untilJudged(
  args: readonly string[],
  controller: string,
  state: string,
  errors = 0,
): Promise<ControllerDocument> {
  return waitFor(
    `${controller} to be judged ${state}`,
    async () => {
      const found = (await processOf(args))?.controllers.find(({ name }) => name === controller);
      return found?.judgements[0]?.state === state && (found.counts.error ?? 0) >= errors && found;
    },
    { timeout: 120_000, interval: 1000 },
  );
}

let touched = 0;
const touch = (object: RedisObject) =>
  plane.request(pathOf(object), {
    method: 'PATCH',
    contentType: 'application/merge-patch+json',
    body: { metadata: { annotations: { touched: String(touched++) } } },
  });

test('an operator that does its work is healthy, and native histograms tell how long it takes', async () => {
  const end = new AbortController();
  const touching = (async () => {
    while (!end.signal.aborted) {
      await touch(CLUSTER);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  })();
  try {
    const found = await untilJudged(['redis-operator', '--range', '20s'], 'rediscluster', 'healthy');
    // Its classic buckets are further apart than this.
    const { from = 0, to = 0 } = found.work?.p50 ?? {};
    expect(to / from).toBeLessThan(1.2);
    expect(found.workers).toBe(1);
  } finally {
    end.abort();
    await touching;
  }
});

test('one that fails, and one that spins, are told from what was kept', async () => {
  await redis.fail(CLUSTER, 'error');
  await untilJudged(['redis-operator', '--range', '20s'], 'rediscluster', 'failing', 2);
  // What fails is trouble; a loop by itself is not.
  expect((await ask(['redis-operator', '--range', '20s'])).code).toBe(1);
  await redis.fail(CLUSTER, undefined);
  // Of metrics alone ten turns a second are a loop: those of a RedisCluster take more requests than a busy machine answers.
  await redis.fail(BACKUP, 'hot-loop');
  await untilJudged(['redis-operator', '--range', '20s'], 'redisbackup', 'hot-loop');
  await redis.fail(BACKUP, undefined);
});

test('a Java operator that gave an object up is told by its pod, without a cluster', { timeout: 180_000 }, async () => {
  await plane.apply(account(ACCOUNTS, 'failing', { fail: 'error' }));
  const args = [`pod/${ledger.deployed.pod}`, '--range', '30s'];
  await untilJudged(args, 'accountreconciler', 'gave-up');
  const { stdout, code } = await plugin(['queue', ...args, '--prometheus', prometheus.url]);
  expect(stdout).toContain(`${ledger.namespace}/${ledger.deployed.pod} in Prometheus`);
  expect(stdout).toContain('1 object may have failed all 6 attempts');
  // Its metrics do not tell whether it has been mended since: worth knowing, and no trouble.
  expect(code).toBe(0);
});

test('all that Prometheus scrapes is told apart where nothing is named', async () => {
  const sources = (document: QueueReportDocument | undefined) =>
    document?.items.map(({ processes }) =>
      processes.map(({ source }) => source.kind === 'prometheus' && source.series),
    );
  expect(sources(await documentOf(['--range', '5m']))).toEqual([
    [`${ledger.namespace}/${ledger.deployed.pod}`],
    [`${redis.coordinates.namespace}/${redis.coordinates.pod}`],
  ]);
  expect(sources(await documentOf(['--range', '5m', '-n', ledger.namespace]))).toHaveLength(1);
});

test('a Prometheus in the cluster is reached by its Service', async () => {
  const namespace = 'monitoring';
  const metadata = { name: 'prometheus-0', namespace, labels: { app: 'prometheus' } };
  const ports = [{ name: 'web', containerPort: 9090 }];
  await plane.apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'prometheus', namespace } },
    {
      ...{ apiVersion: 'v1', kind: 'Pod', metadata },
      spec: {
        nodeName: FAKE_NODE,
        serviceAccountName: 'prometheus',
        containers: [{ name: 'main', image: 'example.com/none:v1', ports }],
      },
    },
    {
      ...{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'prometheus', namespace } },
      spec: { selector: metadata.labels, ports: [{ name: 'http', port: 80, targetPort: 'web' }] },
    },
  ]);
  await portForward(plane, { namespace, pod: metadata.name }, [
    { podPort: 9090, localPort: Number(new URL(prometheus.url).port) },
  ]);
  const askService = (...args: string[]) =>
    plugin(['queue', ...args, '--prometheus', `svc/${namespace}/prometheus`, '--range', '5m'], {
      kubeconfig: plane.adminKubeconfig,
    });
  const answered = async () => {
    const answer = await askService('redis-operator');
    return answer.code !== 2 && answer;
  };
  const { stdout } = await waitFor('the Service to be ready', answered);
  expect(stdout).toContain(`redis-operator in ${redis.coordinates.namespace}: `);
  expect(stdout).toContain(`${redis.coordinates.namespace}/${redis.coordinates.pod} in Prometheus, leads`);
  expect((await askService('no-such-operator')).stderr).toContain('no-such-operator');
});

test('a restart in the range is seen', async () => {
  const args = ['redis-operator', '--range', '10m'];
  const before = (await processOf(args))?.restarts;
  expect(before).toBe(0);
  await redis.restart();
  const after = await waitFor(
    'the restart to be scraped',
    async () => {
      const process = await processOf(args);
      return process !== undefined && process.restarts > 0 && process;
    },
    { interval: 1000 },
  );
  expect(after.restarts).toBe(1);
  expect(after.judgements.map(({ state }) => state)).toContain('restarted');
});

test('an operator that ended is told to be gone', async () => {
  await redis.deployed.kill();
  await waitFor(
    'it to be missed',
    async () => (await ask(['redis-operator', '--range', '10m'])).stdout.includes('has not been scraped for'),
    { interval: 1000 },
  );
});

test('what is no Prometheus, and what it refuses, is one line with the next step', async () => {
  const { port } = new URL(prometheus.url);
  const refusedBy = async (url: string, ...more: string[]) => {
    const { stderr, code } = await plugin(['queue', '--prometheus', url, ...more]);
    expect(code).toBe(2);
    return stderr.replaceAll(port, 'PORT').replaceAll(String(ledger.metricsPort), 'OTHER');
  };
  expect(await refusedBy(`http://127.0.0.1:${ledger.metricsPort}`)).toMatchInlineSnapshot(`
    "error: http://127.0.0.1:OTHER/ is no Prometheus: it answers 404 without anything of its API
    It may be behind a path, such as http://HOST/prometheus.
    "
  `);
  expect(await refusedBy(`http://user:secret@127.0.0.1:${port}/wrong/path`)).toMatchInlineSnapshot(`
    "error: http://127.0.0.1:PORT/wrong/path is no Prometheus: it answers 404 without anything of its API
    It may be behind a path, such as http://HOST/prometheus.
    "
  `);
  expect(await refusedBy('localhost:9090')).toMatchInlineSnapshot(`
    "error: --prometheus localhost:9090 is no address
    Write it as http://127.0.0.1:9090, or svc/NAMESPACE/NAME for one in the cluster.
    "
  `);
  expect(await refusedBy(prometheus.url, '-n', 'nowhere')).toMatchInlineSnapshot(`
    "error: Prometheus at http://127.0.0.1:PORT/ has no metrics of work queues in the last 1h
    Does it scrape the operator? Its Targets page tells; a longer --range looks further back.
    "
  `);
  expect(await refusedBy(prometheus.url, '--range', '1s')).toMatchInlineSnapshot(`
    "error: --range 1s is no time of ten seconds or more
    Write it as 30m or 6h.
    "
  `);
});
