import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { beforeAll, describe, expect, test } from 'vitest';
import { sharedControlPlane } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { metricValue } from '../operators/redis/metrics.ts';
import { sharedRedisOperator } from '../operators/redis/shared-redis-operator.ts';
import { plugin } from './plugin.ts';

const plane = sharedControlPlane();
const redis = sharedRedisOperator(plane);
const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-queue-'));
const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/schema/queue-report.json'), 'utf8'));
const { pod, namespace, metricsPort } = redis.coordinates;

const queue = (...args: string[]) => plugin(['queue', ...args], { kubeconfig: plane.adminKubeconfig });

describe('on a cluster', () => {
  // kwok serves the ports of a pod a moment after it was told of them.
  beforeAll(async () => {
    const isServed = async () => (await queue(`pod/${pod}`, '-n', namespace, '--interval', '1s')).code !== 2;
    await waitFor('the ports of the pod to be served', isServed);
  });

  test('the first line is the answer, and each controller is a row', async () => {
    const { stdout, stderr, code } = await queue(`pod/${pod}`, '-n', namespace, '--interval', '2s');
    expect(stderr).toBe('');
    const [answer, , source, head, ...rows] = stdout.split('\n');
    expect(answer).toMatch(/^This process: (nothing is wrong with )?(its 2 controllers|\d of 2 controllers)/);
    const [, watched] =
      new RegExp(`^pod ${pod} port 8080, leads, up for .*, (\\d+(\\.\\d)?)s watched$`).exec(source ?? '') ?? [];
    expect(Number(watched), source).toBeGreaterThanOrEqual(2);
    expect(head).toMatch(/^CONTROLLER +READY +RECONCILES/);
    expect(rows[0]).toMatch(/^redisbackup +\d/);
    expect(rows[1]).toMatch(/^rediscluster +\d/);
    expect([0, 1]).toContain(code);
  });

  test('an operator is found by its name and by a type that it serves, and documents are as their schema says', async () => {
    for (const target of ['redis-operator', 'redisclusters.cache.example.com', 'rediscluster']) {
      const { stdout } = await queue(target, '-n', namespace, '--interval', '1s', '-o', 'json');
      const document = JSON.parse(stdout);
      expect(new Ajv().validate(schema, document)).toBe(true);
      expect(document.items[0].operator).toMatchObject({ name: 'redis-operator', framework: 'controller-runtime' });
      expect(document.items[0].processes[0].source).toMatchObject({ kind: 'pod', pod, port: 8080 });
    }
    const { stdout } = await queue('redis-operator', '-n', namespace, '--interval', '1s', '-o', 'yaml');
    expect(load(stdout)).toMatchObject({ kind: 'QueueReport' });
  });

  test('who may not open a port is told which permission is missing', async () => {
    const look = { apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list', 'watch'] };
    const kubeconfig = await plane.restrictedUser('queue-looker', [look]);
    const { stdout, code } = await plugin(['queue', 'redis-operator', '-n', namespace], { kubeconfig });
    expect(stdout).toContain(`create pods/portforward in namespace ${namespace}`);
    expect(stdout).toContain('kubectl auth can-i create pods');
    expect(code).toBe(2);
  });

  test('who may see one pod and open its ports can ask for that pod', async () => {
    const kubeconfig = await plane.restrictedUser(
      'queue-porter',
      [
        { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
        { apiGroups: [''], resources: ['pods/portforward'], verbs: ['create', 'get'] },
      ],
      { namespace },
    );
    const args = ['queue', `pod/${pod}`, '-n', namespace, '--interval', '1s'];
    const { stdout, code } = await plugin(args, { kubeconfig });
    expect(stdout).toMatch(/^This process: .*controllers/);
    expect([0, 1]).toContain(code);
  });

  test('what is not there is said', async () => {
    expect(await queue('nobody')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no operator "nobody" was found'),
    });
    expect(await queue('pod/nobody', '-n', namespace)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('nobody'),
    });
    expect(await queue('configmaps')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no operator that serves configmaps was found'),
    });
  });

  test('--interval of an object is refused, as it is looked at once', async () => {
    const told = await queue('rediscluster/cache', '-n', namespace, '--interval=1s');
    expect(told.code).toBe(2);
    expect(told.stderr).toMatch(/^error: --interval does not go with TYPE\/NAME\nAn object is looked at once/);
  });
});

describe('elsewhere', () => {
  const page = join(folder, 'page.txt');
  beforeAll(async () => {
    // Two looks at one page are ten seconds in which nothing goes on: what waits or runs in it would be called stuck.
    const atRest = await waitFor('a page in which nothing waits or runs', async () => {
      const text = await redis.metrics();
      const gauges = ['workqueue_depth', 'controller_runtime_active_workers'];
      return gauges.every((gauge) => metricValue(text, gauge, {}) === 0) && text;
    });
    writeFileSync(page, atRest);
  });

  test('an address that serves metrics is read without a cluster', async () => {
    const { stdout, stderr } = await plugin([
      'queue',
      '--url',
      `http://127.0.0.1:${metricsPort}/metrics`,
      '--interval',
      '1s',
    ]);
    expect(stderr).toBe('');
    expect(stdout).toContain(`http://127.0.0.1:${metricsPort}/metrics, leads`);
  });

  test('saved pages are read without a cluster, one alone too', async () => {
    const two = await plugin(['queue', '--metrics-file', page, page]);
    expect(two).toMatchObject({ code: 0, stderr: '' });
    expect(two.stdout).toContain('10s watched');
    const one = await plugin(['queue', '--metrics-file', page]);
    expect(one.stdout).toContain('read once');
  });

  test.each([
    [['--url', 'http://127.0.0.1:1/metrics'], 'does not answer'],
    [['--url', 'nonsense'], 'is no address'],
    [['--url', `http://127.0.0.1:${metricsPort}/nothing`], 'answers 404'],
    [['--metrics-file', '/nothing'], 'cannot be read'],
    [['--metrics-file', import.meta.filename], 'no page of metrics'],
    [['--metrics-file', page, '--url', 'http://a'], 'exclude each other'],
    [['--interval', '10'], 'is no time'],
    [['--interval', '1ms'], 'of a second or more'],
    [['--service-account', 'nobody'], 'is not NAMESPACE/NAME'],
    [['--prometheus', 'http://a', 'b', 'c'], '--prometheus takes one'],
  ])('%j is refused in one line, with what to do', async (args, message) => {
    const { stdout, stderr, code } = await plugin(['queue', ...args]);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
    expect(code).toBe(2);
  });
});
