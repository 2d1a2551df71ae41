import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ControlPlane, startControlPlane } from '../control-plane/control-plane.ts';
import { createDeployment } from '../control-plane/deployment-objects.ts';
import { startKwok } from '../control-plane/kwok.ts';
import type { ManagedProcess } from '../control-plane/process.ts';
import { waitFor } from '../control-plane/wait.ts';
import { customType, definitionOf, pathOfCustom } from '../operators/keeper/custom-type.ts';
import { OBJECT_VERBS, permissionsOf } from '../operators/keeper/permissions.ts';
import { type RunningRedisOperator, startRedisOperator } from '../operators/redis/redis-operator.ts';
import { applySamples } from '../operators/redis/samples.ts';
import { installOlmTypes, olmLabels, olmObjects } from './olm-objects.ts';
import { plugin, withoutAges } from './plugin.ts';

// What is asked of the whole cluster needs one that nobody else works with.
const kafka = customType('kafka.example.org', 'Kafka');
const lost = customType('lost.example.org', 'Lost');
const etcd = customType('etcd.example.org', 'Etcd');
const namespace = 'kafka-system';
let plane: ControlPlane;
let kwok: ManagedProcess;
let redis: RunningRedisOperator;

beforeAll(async () => {
  plane = await startControlPlane();
  kwok = await startKwok(plane);
  redis = await startRedisOperator(plane);
  await applySamples(plane);
  await plane.apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    ...[kafka, lost].map((type) => definitionOf(type)),
    ...permissionsOf({ namespace, name: 'kafka-operator', serves: kafka }, OBJECT_VERBS),
  ]);
  await createDeployment(plane, { namespace, name: 'kafka-operator', serviceAccount: 'kafka-operator' });
  await waitFor('the new types', async () => (await plane.request(pathOfCustom(lost, undefined))).status === 200);
});

afterAll(async () => {
  await redis?.stop();
  await kwok?.stop();
  await plane?.stop();
});

const run = (...args: string[]) => plugin(args, { kubeconfig: plane.adminKubeconfig });

/** Rows of the table as `a | b`, without those of kwok's own types, and with what differs from run to run evened out. */
function rows(stdout: string): string[] {
  return withoutAges(stdout)
    .replace(/(redis|kafka|etcd)-operator-[0-9a-f]{6,10}-[a-z0-9]{5}/g, '$1-operator-HASH-XXXXX')
    .split('\n')
    .filter((line) => line !== '' && !line.includes('kwok.x-k8s.io'))
    .map((line) => line.trim().replace(/ {2,}/g, ' | '));
}

test('operators that are known by what they do, and a type that nobody serves', async () => {
  const { stdout, stderr, code } = await run('list');
  expect(stderr).toBe('');
  expect(rows(stdout)).toEqual([
    expect.stringMatching(
      /^All 2 operators are healthy\. \d+ custom resources, none stuck\. 13 types without an operator\.$/,
    ),
    'NAME | NAMESPACE | HEALTH | VERSION | INSTALLED | FRAMEWORK | LEADER | TYPES | CUSTOM RESOURCES',
    'kafka-operator | kafka-system | 1/1 | v1.0.0 | manifests | kafkas | 0',
    'redis-operator | redis-system | 1/1 | v0.1.0 | manifests | controller-runtime | redis-operator-HASH-XXXXX, AGE | redisbackups, redisclusters | 2',
    'NO OPERATOR FOUND FOR | CUSTOM RESOURCES',
    'losts.lost.example.org | 0',
  ]);
  expect(code).toBe(0);
  expect((await run('list', '-o', 'name')).stdout).toBe('kafka-system/kafka-operator\nredis-system/redis-operator\n');
  expect(rows((await run('list', '-n', namespace)).stdout)).toHaveLength(3);
});

test('-o wide tells how it is known', async () => {
  const [, head = '', kafkaRow = '', redisRow = ''] = rows((await run('list', '-o', 'wide')).stdout);
  expect(head).toMatch(/WATCHES \| EVIDENCE$/);
  expect(kafkaRow).toMatch(/all namespaces \| rbac \(strong\)$/);
  expect(redisRow).toMatch(/all namespaces \| lease \(strong\), rbac \(strong\), managed-fields \(medium\)$/);
});

test('a capture gives the same answers', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'kubectl-operator-capture-')), 'operators.tar.gz');
  expect(await run('capture', file, '-A')).toMatchObject({ stderr: '', code: 0 });
  const [live, captured] = await Promise.all([
    run('list', '-o', 'wide'),
    plugin(['list', '-o', 'wide', '--from', file]),
  ]);
  expect(rows(captured.stdout)).toEqual(rows(live.stdout));
  const house = await plugin(['describe', 'redis-operator', '--from', file]);
  expect(house).toMatchObject({ stderr: '', code: 0 });
  expect(house.stdout).toMatch(/^redis-operator \(redis-system\) is healthy\. 2 custom resources, none stuck\.\n/);
});

test('the documents are what their schemas say, in JSON as in YAML', async () => {
  const documents = [
    { args: ['list'], schema: 'operator-list.json' },
    { args: ['describe', 'redis-operator'], schema: 'operator-description.json' },
  ];
  for (const { args, schema } of documents) {
    const validate = new Ajv({ allowUnionTypes: true }).compile(
      JSON.parse(readFileSync(`docs/schema/${schema}`, 'utf8')),
    );
    const json: unknown = JSON.parse((await run(...args, '-o', 'json')).stdout);
    const yaml = load((await run(...args, '-o', 'yaml')).stdout);
    for (const document of [json, yaml]) expect(validate(document) ? [] : validate.errors).toEqual([]);
  }
});

test('describe shows the whole house of one operator, by its name or by what it serves', async () => {
  const { stdout, stderr, code } = await run('describe', 'redis-operator');
  expect(stderr).toBe('');
  expect(rows(stdout)).toEqual(
    expect.arrayContaining([
      'redis-operator (redis-system) is healthy. 2 custom resources, none stuck.',
      'Workload | Deployment/redis-operator in redis-system, 1 of 1 pods ready',
      'redis-operator-HASH-XXXXX | True | Running | 0 | fake-node | AGE',
      'Lease | redis-system/redis-operator.cache.example.com',
      expect.stringMatching(/^Holder \| redis-operator-HASH-XXXXX_.*: its pod redis-operator-HASH-XXXXX$/),
      'redisclusters.cache.example.com | 1 | v1 (stored), v1alpha1 (deprecated)',
      'redisbackups | Ready=True | BackupTaken | 1',
      expect.stringMatching(
        /^ClusterRole\/redis-operator \| all \| write \| redisbackups\.cache\.example\.com, redisclusters\.cache\.example\.com, configmaps/,
      ),
      'medium | managed-fields | redis-operator writes the status of redisclusters.cache.example.com',
    ]),
  );
  expect(code).toBe(0);
  const byType = await run('describe', 'redisclusters.cache.example.com');
  expect(rows(byType.stdout)[0]).toBe(rows(stdout)[0]);
});

test('what makes no sense is refused with the next step', async () => {
  expect(await run('describe')).toMatchObject({ code: 2, stderr: expect.stringContaining('no operator is named') });
  expect(await run('describe', 'redis-operater')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Did you mean redis-operator?'),
  });
  expect(await run('list', '-o', 'dot')).toMatchObject({ code: 2, stdout: '' });
  expect(await run('list', '--wide')).toMatchObject({ code: 2, stdout: '' });
  expect(await run('list', 'redis')).toMatchObject({ code: 2, stdout: '' });
  expect(await run('list', '--stuck-after', 'soon')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('"soon" is not a time for --stuck-after'),
  });
});

test('a user who may read workloads alone is told what is missing, and nothing that is not so', async () => {
  const rules = [{ apiGroups: ['apps', ''], resources: ['deployments', 'pods'], verbs: ['get', 'list'] }];
  const kubeconfig = await plane.restrictedUser('viewer', rules, { namespace });
  const { stdout, stderr, code } = await plugin(['list'], { kubeconfig });
  expect(stdout).toMatch(/^No operator found in what could be read\./);
  expect(stdout).toMatch(/Not read \(\d+\), forbidden: /);
  expect(stderr).toContain('error: missing permission: list ');
  expect(code).toBe(2);
});

test('a user who may not read RBAC still sees who writes the status of custom resources', async () => {
  const rules = [
    {
      apiGroups: ['apps', '', 'coordination.k8s.io'],
      resources: ['deployments', 'pods', 'leases'],
      verbs: ['get', 'list'],
    },
    { apiGroups: ['cache.example.com'], resources: ['redisclusters', 'redisbackups'], verbs: ['list'] },
  ];
  const kubeconfig = await plane.restrictedUser('developer', rules);
  const { stdout, code } = await plugin(['list', '-o', 'wide'], { kubeconfig });
  expect(rows(stdout)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^redis-operator \| redis-system \| 1\/1 .*managed-fields \(medium\)$/),
    ]),
  );
  expect(code).toBe(0);
  const house = await plugin(['describe', 'redis-operator'], { kubeconfig });
  expect(house.stdout).toMatch(/^redis-operator \(redis-system\) is healthy\. 2 custom resources, none stuck\.\n/);
  expect(house.stdout).toMatch(/: its pod redis-operator-/);
  expect(house.stdout).toMatch(/Not read \(\d+\), forbidden: /);
});

test('an operator of OLM, with its subscription; and one whose Deployment is gone', async () => {
  await installOlmTypes(plane);
  const serves = `${etcd.plural}.${etcd.group}`;
  await plane.apply([definitionOf(etcd), ...olmObjects(namespace, 'etcd-operator', serves)]);
  await createDeployment(plane, { namespace, name: 'etcd-operator', labels: olmLabels(namespace, 'etcd-operator') });
  const listed = rows((await run('list')).stdout);
  expect(listed).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^etcd-operator \| kafka-system \| 1\/1 \| 0\.9\.4 \| OLM stable \| .*etcds/),
    ]),
  );
  expect(rows((await run('describe', 'etcd-operator')).stdout)).toEqual(
    expect.arrayContaining([
      'Watches | shop: OperatorGroup kafka-system/group says so',
      'Channel | stable',
      'Approval | Manual',
      'Installed | etcd-operator.v0.9.4',
      'Available | etcd-operator.v0.9.5, which waits for approval of InstallPlan install-x7k2p',
      'Catalog | kafka-system/hub: not healthy (TRANSIENT_FAILURE)',
      `strong | csv | ClusterServiceVersion etcd-operator.v0.9.4 owns the type`,
    ]),
  );

  await plane.kubectl(['-n', namespace, 'delete', 'deployment', 'etcd-operator']);
  const gone = await run('list');
  expect(rows(gone.stdout)[0]).toMatch(
    /^1 of 3 operators is not healthy: etcd-operator \(kafka-system\) has no workload any more\./,
  );
  expect(gone.code).toBe(1);
  await plane.kubectl(['-n', namespace, 'delete', 'clusterserviceversions,subscriptions', '--all']);
});

test('a type that cannot be listed is not counted as empty', async () => {
  const clientConfig = { url: 'https://127.0.0.1:1/convert' };
  const torn = customType('torn.example.org', 'Torn', { version: 'v1' });
  await plane.apply([
    definitionOf(torn),
    { apiVersion: 'torn.example.org/v1', kind: 'Torn', metadata: { name: 'one', namespace } },
    definitionOf(torn, { otherVersion: 'v2', clientConfig }),
  ]);
  const stdout = await waitFor('the list to fail', async () => {
    const answer = await run('list');
    return rows(answer.stdout).includes('torns.torn.example.org | not read') && answer.stdout;
  });
  expect(stdout).toMatch(/custom resources could be read/);
  expect(stdout).toMatch(/Not read, .*: torns\.torn\.example\.org\./);
  await plane.kubectl(['delete', 'crd', 'torns.torn.example.org', '--wait=false']);
});

test('an operator whose Lease nobody renews has no leader, though its pod is ready', async () => {
  const pods = await plane.kubectl([
    '-n',
    namespace,
    'get',
    'pods',
    '-l',
    'app.kubernetes.io/name=kafka-operator',
    '-o',
    'name',
  ]);
  const holderIdentity = `${pods.stdout.trim().replace('pod/', '')}_6bd2a0ac-2f0c-4b8e-9c7b-9d9a2f6a0d11`;
  const long = new Date(Date.now() - 3_600_000).toISOString().replace('Z', '000Z');
  await plane.apply({
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name: '0a1b2c3d.example.org', namespace },
    spec: { holderIdentity, leaseDurationSeconds: 15, renewTime: long, acquireTime: long, leaseTransitions: 1 },
  });
  const { stdout, code } = await run('list', '-n', namespace);
  expect(rows(stdout)[0]).toBe(
    'kafka-operator (kafka-system) has no leader: its Lease was not renewed for AGE. No custom resources.',
  );
  expect(code).toBe(1);
});

test('an operator that was scaled to 0, and what it leaves stuck', async () => {
  await redis.stop();
  await plane.kubectl(['-n', 'redis-system', 'scale', 'deployment', 'redis-operator', '--replicas=0']);
  await plane.kubectl(['-n', 'shop', 'delete', 'redisbackup', 'cache-nightly', '--wait=false']);
  await waitFor('no pod', async () => {
    const { stdout } = await plane.kubectl(['-n', 'redis-system', 'get', 'pods', '-o', 'name']);
    return stdout.trim() === '';
  });
  const stuck = await waitFor('the backup to count as stuck', async () => {
    const answer = await run('describe', 'redis-operator', '--stuck-after', '1s');
    return answer.stdout.includes('1 stuck') ? answer : undefined;
  });
  expect(stuck.code).toBe(1);
  expect(rows(stuck.stdout)).toEqual(
    expect.arrayContaining([
      'redis-operator (redis-system) is scaled to 0. 2 custom resources: 1 stuck.',
      'redisbackups/cache-nightly | shop | stuck | cache.example.com/backup',
      'kubectl operator why-stuck redisbackups.cache.example.com/cache-nightly -n shop',
    ]),
  );
  const { stdout, code } = await run('list', '-n', 'redis-system', '--stuck-after', '1s');
  expect(rows(stdout)[2]).toMatch(/^redis-operator \| redis-system \| scaled to 0 \| .*\| 2: 1 stuck$/);
  expect(code).toBe(1);
});
