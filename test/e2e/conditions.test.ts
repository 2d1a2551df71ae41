import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { createCluster } from '../operators/redis/redis-objects.ts';
import { waitForReady } from '../operators/redis/samples.ts';
import { sharedRedisOperator } from '../operators/redis/shared-redis-operator.ts';
import { plugin } from './plugin.ts';
import { refused } from './refused.ts';

const plane = sharedControlPlane();
const operator = sharedRedisOperator(plane);
const namespace = await testNamespace(plane, 'conditions');
const kubeconfig = plane.adminKubeconfig;
const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/schema/condition-history.json'), 'utf8'));

interface Told {
  readonly items: readonly {
    readonly object: { readonly kind: string; readonly name: string };
    readonly lanes: readonly { readonly type: string; readonly spans: readonly { readonly status?: string }[] }[];
    readonly entries: readonly {
      readonly when: { readonly earliest?: string; readonly latest: string };
      readonly sources: readonly string[];
      readonly what: Readonly<Record<string, unknown>> & { readonly kind: string };
    }[];
  }[];
  readonly gaps: readonly unknown[];
}

/** What is told as a document, which has to be as its schema says. */
async function told(...args: string[]): Promise<Told> {
  const { stdout, stderr, code } = await plugin(['conditions', ...args, '-n', namespace, '-o', 'json'], { kubeconfig });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  const document: unknown = JSON.parse(stdout);
  const ajv = new Ajv();
  expect(ajv.validate(schema, document), ajv.errorsText()).toBe(true);
  return document as Told;
}

/** The happenings of one kind, of all objects. */
const happenings = ({ items }: Told, kind: string) =>
  items.flatMap(({ entries }) => entries.map(({ what }) => what)).filter((what) => what.kind === kind);

const kubectl = async (...args: string[]): Promise<string> => {
  const { stdout, stderr, code } = await plane.kubectl(['-n', namespace, ...args]);
  if (code !== 0) throw new Error(stderr);
  return stdout;
};

describe('of a custom resource', () => {
  const cluster = { kind: 'RedisCluster', namespace, name: 'cache' } as const;
  const capture = join(mkdtempSync(join(tmpdir(), 'kubectl-operator-conditions-')), 'capture.tar.gz');

  beforeAll(async () => {
    await createCluster(plane, namespace, 'cache');
    await waitForReady(plane, cluster);
    await kubectl('label', 'rediscluster/cache', 'team=cart', '--field-manager=labeller');
    // Of two writes of the spec in one second nobody could say which of them was the last.
    await sleep(1000 - (Date.now() % 1000) + 50);
    const patch = JSON.stringify({ spec: { auth: { secretRef: { name: 'missing' } } } });
    await kubectl('patch', 'rediscluster/cache', '--type=merge', '-p', patch, '--field-manager=somebody');
    await waitForReady(plane, cluster, 'False', 'SecretNotFound');
    expect((await plugin(['capture', capture, '-A'], { kubeconfig, timeout: 120_000 })).code).toBe(0);
  });

  test('the first line is the answer, then the write of the spec stands before what came of it', async () => {
    const { stdout, stderr, code } = await plugin(['conditions', 'rediscluster/cache', '-n', namespace], {
      kubeconfig,
    });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    expect(lines[0]).toMatch(/^Ready is False \(SecretNotFound\)/);
    const at = (pattern: RegExp) => lines.findIndex((line) => pattern.test(line));
    const order = [
      at(/ created /),
      at(/somebody set spec\.auth\.secretRef\.name \(generation 2\)/),
      at(/ Ready .*SecretNotFound/),
    ];
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(stdout).toMatch(/ leader .* took redis-system\//);
  });

  test('each entry says its source and how exact its time is', async () => {
    const document = await told('rediscluster/cache');
    const [item] = document.items;
    const sources = new Set(item?.entries.flatMap((entry) => entry.sources));
    expect([...sources].sort()).toEqual(
      expect.arrayContaining(['events', 'lease', 'managedFields', 'metadata', 'status']),
    );
    for (const { when, sources: own } of item?.entries ?? []) {
      const width = Date.parse(when.latest) - Date.parse(when.earliest ?? '');
      if (own.includes('managedFields') || own.includes('metadata')) expect(width).toBe(999);
      else expect(width).toBeGreaterThanOrEqual(0);
    }
    expect(item?.lanes.find(({ type }) => type === 'Ready')?.spans.at(-1)?.status).toBe('False');
    // Nobody knows how its operator sets times.
    const changes = happenings(document, 'condition');
    expect(changes.length).toBeGreaterThan(0);
    for (const what of changes) expect(what).toMatchObject({ timeOf: 'write' });
    expect(document.gaps).toEqual([]);
  });

  test('several objects lie on one axis of time, whatever their types', async () => {
    const document = await told('rediscluster/cache', 'statefulset/cache');
    expect(document.items.map(({ object }) => object.kind)).toEqual(['RedisCluster', 'StatefulSet']);
    const { stdout } = await plugin(['conditions', 'rediscluster/cache', 'statefulset/cache', '-n', namespace], {
      kubeconfig,
    });
    const times = stdout.split('\n').flatMap((line) => /^(\d{2}:\d{2}:\d{2}) /.exec(line)?.[1] ?? []);
    expect(times.length).toBeGreaterThan(5);
    expect(stdout).toMatch(/RedisCluster\/cache +somebody set/);
    expect(stdout).toMatch(/rollout +StatefulSet\/cache +revision 1/);
  });

  test('objects are chosen by type and labels, in one namespace or all', async () => {
    const names = (document: Told) => document.items.map(({ object }) => object.name);
    expect(names(await told('redisclusters', '-l', 'team=cart'))).toEqual(['cache']);
    expect(names(await told('redisclusters', '-l', 'team=cart', '-A'))).toContain('cache');
    expect(names(await told('rediscluster,statefulset'))).toEqual(['cache', 'cache']);
    expect(
      await refused(['conditions', 'redisclusters', '-l', 'team=none', '-n', namespace], { kubeconfig }),
    ).toContain('no redisclusters with labels team=none found');
  });

  test('--tree tells of all that it owns, each thing once', async () => {
    const document = await told('rediscluster/cache', '--tree');
    const kinds = document.items.map(({ object }) => object.kind);
    expect(kinds[0]).toBe('RedisCluster');
    expect(kinds).toEqual(expect.arrayContaining(['StatefulSet', 'Pod', 'Service', 'ConfigMap']));
    // A rollout of the StatefulSet says it.
    expect(kinds).not.toContain('ControllerRevision');
    expect(happenings(document, 'rollout')).toHaveLength(1);
    expect(happenings(document, 'container')).toContainEqual(expect.objectContaining({ state: 'started' }));
    expect(JSON.stringify(document)).not.toContain('example-only');
  });

  test('--since and --until leave a part of the past, and the lanes whole', async () => {
    const none = await told('rediscluster/cache', '--until', '2020-01-01');
    expect(happenings(none, 'created')).toEqual([]);
    expect(none.items[0]?.lanes.length).toBeGreaterThan(0);
    const all = await told('rediscluster/cache', '--since', '1h');
    expect(happenings(all, 'created')).toHaveLength(1);
  });

  test('a capture tells what the cluster told', async () => {
    const live = await told('rediscluster/cache', '--tree');
    const args = ['conditions', 'rediscluster/cache', '--tree', '-n', namespace, '-o', 'json', '--from', capture];
    const { stdout, stderr, code } = await plugin(args);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const captured = JSON.parse(stdout) as Told;
    const marks = ({ items }: Told) =>
      items.map(({ object, entries }) => ({
        object,
        entries: entries
          .filter(({ sources }) =>
            sources.some((one) => one === 'managedFields' || one === 'metadata' || one === 'revisions'),
          )
          .map(({ when, what }) => ({ when, what })),
      }));
    expect(marks(captured)).toEqual(marks(live));
    expect(happenings(captured, 'event').length).toBeGreaterThan(0);
    expect(happenings(captured, 'lease')).toHaveLength(1);
  });

  test('--logs adds what its operator says of it', async () => {
    expect(happenings(await told('rediscluster/cache'), 'log')).toEqual([]);
    await operator.fail(cluster, 'error');
    await waitFor('the log to name it', async () => {
      const logs = happenings(await told('rediscluster/cache', '--logs'), 'log');
      return logs.some(({ level, text }) => level === 'error' && String(text).startsWith('Reconciler error: '));
    });
    await operator.fail(cluster, undefined);
  });
});

describe('of Kubernetes’ own objects', () => {
  const image = (tag: string) => `registry.example.com/web:${tag}`;
  const rolledOut = (revision: number) =>
    waitFor(`revision ${revision}`, async () => {
      const shown = await kubectl('get', 'deployment/web', '-o', 'jsonpath={.metadata.annotations}');
      return shown.includes(`"deployment.kubernetes.io/revision":"${revision}"`);
    });

  beforeAll(async () => {
    await plane.apply({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace },
      spec: {
        replicas: 0,
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web' } },
          spec: { containers: [{ name: 'web', image: image('1') }] },
        },
      },
    });
    await rolledOut(1);
    await kubectl('set', 'image', 'deployment/web', `web=${image('2')}`);
    await rolledOut(2);
    await kubectl('rollout', 'undo', 'deployment/web');
    await rolledOut(3);
  });

  test('rollouts of a Deployment have their images, and going back is one', async () => {
    const rollouts = happenings(await told('deployment/web'), 'rollout');
    expect(rollouts.map(({ revision, images, isAgain }) => ({ revision, images, isAgain }))).toEqual([
      { revision: 1, images: [image('1')], isAgain: undefined },
      { revision: 2, images: [image('2')], isAgain: undefined },
      { revision: 3, images: [image('1')], isAgain: true },
    ]);
    // With the ReplicaSets as objects of their own nothing is told twice.
    const document = await told('deployment/web', '--tree');
    expect(happenings(document, 'rollout')).toHaveLength(3);
    expect(happenings(document, 'created')).toHaveLength(1);
    // Kubernetes' own controllers set times as apimachinery does.
    expect(happenings(await told('deployment/web'), 'condition')).toContainEqual(
      expect.objectContaining({ type: 'Available', timeOf: 'status' }),
    );
  });

  test("revisions of Helm's release are told by the labels of its Secrets; their values are not", async () => {
    const labels = {
      owner: 'helm',
      name: 'shop',
      version: '2',
      status: 'failed',
      modifiedAt: String(Math.floor(Date.now() / 1000)),
    };
    await plane.apply({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'sh.helm.release.v1.shop.v2', namespace, labels },
      stringData: { release: 'never-to-be-shown' },
    });
    const annotations = { 'meta.helm.sh/release-name': 'shop', 'meta.helm.sh/release-namespace': namespace };
    await plane.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'helmed', namespace, annotations } });
    const document = await told('configmap/helmed');
    expect(happenings(document, 'release')).toEqual([
      { kind: 'release', release: 'shop', revision: 2, status: 'begun', outcome: 'failed' },
      { kind: 'release', release: 'shop', revision: 2, status: 'failed' },
    ]);
    expect(JSON.stringify(document)).not.toContain('never-to-be-shown');
  });

  test('an Event about an object of the same name that was there before is told as such', async () => {
    await plane.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'anew', namespace } });
    const event = (name: string, uid: string, reason: string) =>
      plane.apply({
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name, namespace },
        involvedObject: { apiVersion: 'v1', kind: 'ConfigMap', name: 'anew', namespace, uid },
        ...{ reason, message: 'as it was', type: 'Warning', firstTimestamp: '2026-01-02T03:04:05Z' },
        ...{ lastTimestamp: '2026-01-02T03:14:05Z', count: 7, source: { component: 'somebody' } },
      });
    const uid = await kubectl('get', 'configmap/anew', '-o', 'jsonpath={.metadata.uid}');
    await event('anew.1', 'another-uid', 'Before');
    await event('anew.2', uid, 'Now');
    const events = happenings(await told('configmap/anew'), 'event');
    expect(events).toContainEqual(expect.objectContaining({ reason: 'Before', count: 7, earlier: 'another-uid' }));
    const [now] = events.filter(({ reason }) => reason === 'Now');
    expect(now).toMatchObject({ count: 7 });
    expect(now).not.toHaveProperty('earlier');
  });
});

describe('what makes no sense is refused in a line, with what to do', () => {
  test.each([
    [[], 'no object is named'],
    [['rediscluster/none'], '"none" not found'],
    [['nonsense/cache'], 'nonsense'],
    [['rediscluster/cache', '-l', 'team=cart'], 'both by name and by -l'],
    [['rediscluster/cache', '--since', 'yesterday'], '--since yesterday is no time'],
    [['rediscluster/cache', '--since', '1h', '--until', '2h'], 'is later than'],
    [['redisclusters', '-l', 'team in'], 'team in'],
    [['rediscluster/cache', '-o', 'dot'], '"dot" is no value'],
  ])('%j', async (args, message) => {
    expect(await refused(['conditions', ...args, '-n', namespace], { kubeconfig })).toContain(message);
  });

  test('a cluster that is not there', async () => {
    const server = ['--server', 'https://127.0.0.1:1'];
    expect(await refused(['conditions', 'pod/x', ...server], { kubeconfig })).toContain('127.0.0.1:1');
  });
});
