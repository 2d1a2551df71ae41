import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { untilAllowed } from '../control-plane/access.ts';
import { customType, definitionOf } from '../operators/keeper/custom-type.ts';
import { createCluster } from '../operators/redis/redis-objects.ts';
import type { RunningRedisOperator } from '../operators/redis/redis-operator.ts';
import type { ScenarioWebhook } from '../scenarios/harness/webhook.ts';
import { ownPlane, toolsFor } from './own-plane.ts';
import { plugin, withoutAges } from './plugin.ts';
import { inTerminal, onScreen } from './pty.ts';
import { refused } from './refused.ts';
import { applyType, writeObject } from './versioned-type.ts';

const plane = await ownPlane();
const tools = await toolsFor(plane, 'versions');
const { adminKubeconfig: kubeconfig } = plane;
const STALE = 'gadgets.versions.example.org';
const QUIET = 'quiets.versions.example.org';
const REDIS = 'redisclusters.cache.example.com';
let redis: RunningRedisOperator;

const versions = (...args: string[]) => plugin(['crd-versions', ...args], { kubeconfig });

interface Item {
  readonly name: string;
  readonly verdict: string;
  readonly certainty: string;
  readonly about: string[];
  readonly objects?: number;
  readonly conversion: {
    state: string;
    problems: { kind: string; text: string }[];
    tried?: { readings: { ok: boolean }[] };
  };
  readonly appliedBy: { kind: string; name: string };
  readonly versions: { name: string; verdict: string; blocks: { kind: string }[]; users: { manager: string }[] }[];
}

async function itemOf(
  name: string,
  options: Parameters<typeof plugin>[1] = { kubeconfig },
  ...flags: string[]
): Promise<Item> {
  const { stdout, stderr } = await plugin(['crd-versions', name, '-o', 'json', ...flags], options);
  expect(stderr).toBe('');
  const { items } = JSON.parse(stdout) as { items: Item[] };
  const [item] = items;
  if (item === undefined) throw new Error('no item');
  return item;
}

beforeAll(async () => {
  redis = await tools.redis();
  // Stored as v1alpha1, before v1 becomes the storage version; v1 is served from the beginning, so that nobody of Kubernetes' own
  // begins to follow v1alpha1 (src/versions/watchers.ts).
  await applyType(plane, { name: STALE, versions: ['v1alpha1 storage', 'v1 served'] });
  const objects = { name: STALE, version: 'v1alpha1', namespace: 'versions' };
  for (const object of ['a', 'b', 'c']) await writeObject(plane, { ...objects, object }, { manager: 'old-tool' });
  await applyType(plane, { name: STALE, versions: ['v1 storage', 'v1alpha1 served'] });
  await applyType(plane, { name: QUIET, versions: ['v1 storage'] });
  await createCluster(plane, 'shop', 'cache');
});

describe('one CRD', () => {
  test('with a stale stored version is a page: what is stored, who writes, what blocks, what to do', async () => {
    const { stdout, stderr, code } = await versions(STALE);
    expect(stderr).toBe('');
    expect(withoutAges(stdout).split('\n')).toEqual([
      `${STALE}: migrate storage: 3 objects may still be stored as v1alpha1.`,
      '',
      expect.stringMatching(/^VERSION +SERVED +STORED +WRITTEN BY +LAST +VERDICT$/),
      expect.stringMatching(/^v1 +yes +yes +storage version$/),
      expect.stringMatching(/^v1alpha1 +yes +stale +old-tool +AGE +migrate storage$/),
      '',
      'What blocks removing v1alpha1',
      '  - storedVersions names it: objects may be stored as it, until all are proven to be stored as another.',
      '  - old-tool (Apply) wrote 3 objects with it, such as versions/a, last AGE ago.',
      '  - managedFields of 3 objects name it, which can make server-side apply fail once it is gone.',
      '',
      expect.stringMatching(/^Conversion {2}None: .* Tried: versions\/. was read at v1 and v1alpha1 \(\d+ ms\)\.$/),
      'Applied by  test (field manager)',
      'Objects     3',
      '',
      `Next: kubectl operator migrate-storage ${STALE}`,
      '',
    ]);
    expect(code).toBe(1);
  });

  test('with one version has nothing to do: exit code 0', async () => {
    const { stdout, code } = await versions('quiet');
    expect(stdout).toMatch(new RegExp(`^${QUIET}: nothing to do\\.\n`));
    expect(code).toBe(0);
  });

  test('is told in one line with --check, with the same exit code', async () => {
    expect(await versions(STALE, '--check')).toMatchObject({
      ...{ stdout: `${STALE}: migrate storage: 3 objects may still be stored as v1alpha1.\n`, code: 1 },
    });
    expect(await versions(QUIET, '--check')).toMatchObject({ stdout: `${QUIET}: nothing to do.\n`, code: 0 });
  });

  test('behind a webhook that works is tried by a real conversion; nobody wrote with the old version', async () => {
    const item = await itemOf(REDIS);
    expect(item).toMatchObject({
      ...{ verdict: 'stop-serving', certainty: 'likely', about: ['v1alpha1'], objects: 1 },
      conversion: { state: 'works', tried: { readings: [{ ok: true }, { ok: true }] } },
    });
  });

  test('is kept where somebody writes with its deprecated version', async () => {
    const spec = { size: 1, password: 'example-only' };
    await plane.apply({
      apiVersion: 'cache.example.com/v1alpha1',
      kind: 'RedisCluster',
      metadata: { name: 'old', namespace: 'shop' },
      spec,
    });
    const item = await itemOf(REDIS);
    expect(item).toMatchObject({ verdict: 'move-users', about: ['v1alpha1'] });
    expect(item.versions.find(({ name }) => name === 'v1alpha1')?.users.map(({ manager }) => manager)).toContain(
      'test',
    );
    const { stdout } = await versions(REDIS);
    expect(stdout).toMatch(
      /^redisclusters\.cache\.example\.com: v1alpha1 is deprecated, and test writes with it still\.\n/,
    );
  });

  test('whose installer would bring a version back says so', async () => {
    const name = 'charts.versions.example.org';
    const metadata = {
      labels: { 'app.kubernetes.io/managed-by': 'Helm' },
      annotations: { 'meta.helm.sh/release-name': 'charts', 'meta.helm.sh/release-namespace': 'versions' },
    };
    await applyType(plane, { name, metadata, versions: ['v1 storage', 'v1alpha1'] });
    const { stdout, code } = await versions(name);
    expect(stdout).toContain(`${name}: v1alpha1 is safe to remove: neither served nor stored.\n`);
    expect(stdout).toContain(
      'Helm release versions/charts applies the CRD and would bring it back: remove it there.\n',
    );
    expect(code).toBe(1);
    await plane.kubectl(['delete', 'crd', name]);
  });

  test('that is not there, or no CRD at all, is a problem', async () => {
    expect(await refused(['crd-versions', 'gadgetz'], { kubeconfig })).toContain(`Did you mean ${STALE}?`);
    expect(await refused(['crd-versions', 'pods'], { kubeconfig })).toContain(
      'pods is not defined by a CustomResource',
    );
  });
});

describe('all CRDs', () => {
  test('those with something to do, worst first, the others counted, on one screen', async () => {
    const { stdout, stderr, code } = await versions();
    expect(stderr).toBe('');
    const lines = stdout.split('\n');
    expect(lines[0]).toMatch(
      /^3 of \d+ CRDs have something to do: 1 to migrate, 1 with users of deprecated versions, 1 with/,
    );
    expect(lines.slice(3, 6).map((line) => line.split(/ {2,}/).slice(0, 2))).toEqual([
      [STALE, 'migrate storage: v1alpha1'],
      [REDIS, 'move users of v1alpha1'],
      ['redisbackups.cache.example.com', 'safe to stop serving v1alpha1'],
    ]);
    expect(stdout).toMatch(/\n\d+ more with nothing to do\.\n/);
    expect(stdout).not.toContain(QUIET);
    expect(code).toBe(1);
  });

  test('-o wide shows all, -o name what crd-versions takes again', async () => {
    const [wide, names] = await Promise.all([versions('-o', 'wide'), versions('-o', 'name')]);
    expect(wide.stdout).toContain(QUIET);
    const all = names.stdout.trim().split('\n');
    for (const name of all) expect(wide.stdout).toContain(name.split('/')[1]);
    const [first = ''] = all;
    expect((await versions(first, '--check')).stdout).toMatch(new RegExp(`^${STALE}: `));
  });

  test('no line is wider than the terminal', async () => {
    for (const columns of [80, 200]) {
      for (const args of [[], [STALE], [REDIS]]) {
        const session = inTerminal(['crd-versions', ...args], { kubeconfig, columns });
        const { shown } = await session.ended;
        const screen = onScreen(shown);
        expect(screen).toContain(args[0] ?? 'have something to do');
        for (const line of screen.split('\n'))
          if (!line.startsWith('Next: ')) expect(line.length).toBeLessThanOrEqual(columns);
      }
    }
  });
});

describe('who may not read everything', () => {
  const LOOK = ['get', 'list', 'watch'];
  const CRDS = { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: LOOK };

  test('no objects: whether a version is used cannot be told, and nothing is called safe', async () => {
    const user = await plane.restrictedUser('crds-only', [CRDS]);
    const { stdout, code } = await plugin(['crd-versions', 'redisbackups'], { kubeconfig: user });
    expect(stdout).toMatch(
      /^redisbackups\S+: whether v1alpha1 is still used cannot be told from what could be read\.\n/,
    );
    expect(stdout).toMatch(/Not read, forbidden: redisbackups\.cache\.example\.com\./);
    expect(code).toBe(2);
    const stale = await plugin(['crd-versions', STALE], { kubeconfig: user });
    expect(stale.stdout).toMatch(/: migrate storage: objects may still be stored as v1alpha1\.\n/);
    expect(stale.code).toBe(1);
  });

  test('objects of one namespace: what is seen there is told, and nothing is called safe', async () => {
    const widgets = { apiGroups: ['cache.example.com'], resources: ['*'], verbs: LOOK };
    const user = await plane.restrictedUser('in-shop', [widgets], { namespace: 'shop' });
    await tools.kubectl(
      'create',
      'clusterrole',
      'look-at-crds',
      '--verb=get,list',
      '--resource=customresourcedefinitions',
    );
    await tools.kubectl('create', 'clusterrolebinding', 'look-at-crds', '--clusterrole=look-at-crds', '--user=in-shop');
    const crds = { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: ['list'] };
    await untilAllowed(plane.request, { user: 'in-shop' }, crds, true);
    const seen = await itemOf(REDIS, { kubeconfig: user });
    expect(seen).toMatchObject({ verdict: 'move-users' });
    expect(seen.versions.find(({ name }) => name === 'v1alpha1')?.blocks.map(({ kind }) => kind)).toContain('unread');
    expect((await itemOf('redisbackups', { kubeconfig: user })).verdict).toBe('unknown');
  });

  test('no CRDs: no answer, and which permission is missing', async () => {
    const nobody = await plane.user('nobody');
    expect(await refused(['crd-versions'], { kubeconfig: nobody })).toContain(
      'missing permission: list customresourcedefinitions.apiextensions.k8s.io',
    );
    expect(await refused(['crd-versions', STALE], { kubeconfig: nobody })).toContain(
      `missing permission: get customresourcedefinitions.apiextensions.k8s.io "${STALE}"`,
    );
  });
});

test('a capture tells the same but for the conversion, which cannot be tried', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'crd-versions-')), 'capture.tar.gz');
  const captured = await plugin(['capture', file, '-A'], { kubeconfig });
  expect(captured.stderr).toBe('');
  const item = await itemOf(STALE, {}, '--from', file);
  expect(item).toMatchObject({ verdict: 'migrate-storage', objects: 3, conversion: { state: 'untried' } });
  expect(item.versions.find(({ name }) => name === 'v1alpha1')?.users).toMatchObject([{ manager: 'old-tool' }]);
  const all = await plugin(['crd-versions', '--from', file, '--check'], {});
  expect(all.stdout).toMatch(/^3 of \d+ CRDs have something to do: /);
  expect(all.code).toBe(1);
});

describe('a conversion webhook', () => {
  let webhook: ScenarioWebhook;
  const TYPE = customType('hooked.example.org', 'Widget');
  const NAME = 'widgets.hooked.example.org';

  beforeAll(async () => {
    webhook = await tools.webhook({ behaviour: { kind: 'convert' } });
    await tools.apply(definitionOf(TYPE, { otherVersion: 'v2', clientConfig: webhook.clientConfig }));
    await tools.waitFor(
      'the type to be served',
      async () => (await tools.create(TYPE, 'one').catch(() => false)) !== false,
    );
  });

  test('behind a Service is told with its endpoints and how long its CA lasts', async () => {
    const { stdout, code } = await versions(NAME);
    expect(withoutAges(stdout)).toMatch(
      /Conversion {2}Webhook versions-system\/webhook: 1 of 1 endpoints ready, CA AGE left\. Tried: versions\/one was read at v1 and v2/,
    );
    expect(code).toBe(0);
  });

  test('with nobody behind it is the worst there is, seen by what cannot be read', async () => {
    await webhook.scaleToZero();
    const item = await itemOf(NAME);
    expect(item).toMatchObject({ verdict: 'fix-conversion', certainty: 'certain', conversion: { state: 'broken' } });
    expect(item.conversion.problems.map(({ kind }) => kind)).toEqual(['unreadable', 'no-endpoints']);
    const { stdout, code } = await versions(NAME);
    expect(stdout).toMatch(new RegExp(`^${NAME}: conversion is broken: versions/one cannot be read at v2 \\(`));
    expect(stdout).toContain(
      'Next: kubectl -n versions-system get service/webhook endpointslices -l kubernetes.io/service-name=webhook\n',
    );
    expect(code).toBe(1);
  });
});

test('of an operator that has died leaves its CRDs unreadable, and the others as they are', async () => {
  await redis.deployed.kill();
  // No namespace can be emptied while objects cannot be converted.
  tools.onCleanup(() => redis.restart());
  await tools.waitFor('the conversion to fail', async () => {
    const path = '/apis/cache.example.com/v1alpha1/namespaces/shop/redisclusters/cache';
    return (await plane.request(path)).status >= 500;
  });
  const { stdout, code } = await versions();
  expect(stdout).toMatch(/^\d of \d+ CRDs have something to do: [23] conversions to fix, 1 to migrate/);
  expect(stdout).toContain('Webhook: broken');
  expect(code).toBe(1);
});
