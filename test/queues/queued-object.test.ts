import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, afterEach, expect, test } from 'vitest';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { plugin } from '../e2e/plugin.ts';
import { account } from '../operators/ledger/accounts.ts';
import { type Ledger, startLedger } from '../operators/ledger/ledger.ts';
import { createCluster } from '../operators/redis/redis-objects.ts';
import { waitForReady } from '../operators/redis/samples.ts';
import { sharedRedisOperator } from '../operators/redis/shared-redis-operator.ts';
import type { RedisObject } from '../operators/redis/switches.ts';

const plane = sharedControlPlane();
const operator = sharedRedisOperator(plane);
const namespace = await testNamespace(plane, 'queued');
const kubeconfig = plane.adminKubeconfig;
let failing: RedisObject | undefined;
let ledger: Ledger | undefined;

let elsewhere: Ledger | undefined;

afterAll(async () => {
  await ledger?.stop();
  await elsewhere?.stop();
});

afterEach(async () => {
  if (failing !== undefined) await operator.fail(failing, undefined);
  failing = undefined;
});

/** Runs `queue` in the test's namespace. */
function queue(...args: string[]) {
  return plugin(['queue', ...args, '-n', namespace], { kubeconfig });
}

/** Whether a document is as its published schema says. */
function isValid(name: string, document: unknown): boolean {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, `../../docs/schema/${name}.json`), 'utf8'));
  return new Ajv().validate(schema, document);
}

/** A time by the clock; with its day, where that is another one. */
const SINCE = String.raw`(?:\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d`;

test('an object that fails is told with its attempts, its error and its next try, until it recovers', async () => {
  failing = await createCluster(plane, namespace, 'bad', { annotations: { 'cache.example.com/fail': 'error' } });
  const failedTenTimes = async () => {
    const answer = await queue('rediscluster/bad');
    return /failed 1\d times/.test(answer.stdout) ? answer : undefined;
  };
  const told = await waitFor('ten failures', failedTenTimes);
  expect(told.code).toBe(1);
  expect(told.stdout).toMatch(
    new RegExp(`^RedisCluster ${namespace}/bad: failed 1\\d times since ${SINCE}; (the )?next `),
  );
  expect(told.stdout).toContain('redis: connection refused (failure mode error)');
  expect(told.stdout).toContain('Operator redis-operator in redis-system works on it (controller-runtime).');
  expect(told.stdout).toMatch(
    /- 1\d failed attempts in the log of redis-operator-\S+, from the first one on, the last at /,
  );

  const document = JSON.parse((await queue('rediscluster', 'bad', '-o', 'json')).stdout);
  expect(isValid('queued-objects', document)).toBe(true);
  expect(document).toMatchObject({
    kind: 'QueuedObjects',
    items: [
      {
        object: { kind: 'RedisCluster', namespace, name: 'bad' },
        operator: { name: 'redis-operator', framework: 'controller-runtime' },
        attempts: [{ by: 'rediscluster', state: 'failing', counted: true, next: { kind: 'window' } }],
      },
    ],
  });

  await operator.fail(failing, undefined);
  await waitForReady(plane, failing);
  const recovered = async () => {
    const answer = await queue('rediscluster/bad');
    return answer.code === 0 ? answer : undefined;
  };
  const after = await waitFor('its recovery', recovered);
  expect(after.stdout).toMatch(/: it has recovered since its last failure at /);
});

test('an object that works has no failed attempt, and how far that is known is said', async () => {
  await waitForReady(plane, await createCluster(plane, namespace, 'good'));
  const told = await queue('rediscluster/good');
  expect(told).toMatchObject({ code: 0, stderr: '' });
  expect(told.stdout).toMatch(
    /^RedisCluster \S+\/good: (no failed attempt is known|nothing waits to be tried again)\./,
  );
});

test('what was given up is said to be, and a new process counts anew', { timeout: 600_000 }, async () => {
  // Another that serves the type, and comes first by name: its log alone shows that it is not the one.
  const hidden = { showsNamespaces: false };
  elsewhere = await startLedger(plane, { ...hidden, name: 'ledger-elsewhere', watchNamespaces: ['default'] });
  ledger = await startLedger(plane, { ...hidden, name: 'ledger-queued', watchNamespaces: [namespace] });
  await plane.apply(account(namespace, 'bad', { fail: 'error' }));
  // A JVM that starts, fails six times and is asked in between takes minutes where others have the processor.
  const until = (text: RegExp) =>
    waitFor(
      String(text),
      async () => {
        const answer = await queue('account/bad');
        if (!text.test(answer.stdout)) throw new Error(`it says ${answer.code}: ${answer.stdout}${answer.stderr}`);
        return answer;
      },
      { timeout: 180_000 },
    );
  const over = await until(/given up/);
  expect(over.code).toBe(1);
  expect(over.stdout).toMatch(
    new RegExp(
      `bad: failed 6 times since ${SINCE}, and it was given up; it is not tried again until it changes, or at `,
    ),
  );
  expect(over.stdout).toContain('(by its traces made with josdk)');
  await ledger.deployed.restart();
  const anew = await until(new RegExp(`bad: failed (once|[2-5] times) since ${SINCE}; (the )?next `));
  expect(anew.code).toBe(1);
  await ledger.deployed.kill();
  const unsure = await until(/No operator is known to work on it\./);
  expect(unsure.stdout).not.toContain('nothing waits');
  await elsewhere.deployed.kill();
  const dead = await until(/no process of its operator runs, so nothing tries it\.\n/);
  expect(dead.code).toBe(1);
  const operator = await plugin(['queue', ledger.name, '-n', ledger.namespace], { kubeconfig });
  expect(operator.code).toBe(1);
  expect(operator.stdout).toMatch(/^ledger-queued in bank-system: no pod of it runs, so nothing is reconciled\.\n/);
});

test('who may not read what tells of operators is told that one may be hidden', async () => {
  await waitForReady(plane, await createCluster(plane, namespace, 'owned'));
  const user = await plane.restrictedUser('no-operators', [
    { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: ['get', 'list'] },
    { apiGroups: ['cache.example.com'], resources: ['*'], verbs: ['get', 'list'] },
  ]);
  const object = await plugin(['queue', 'rediscluster/owned', '-n', namespace], { kubeconfig: user });
  expect(object.code).toBe(2);
  expect(object.stdout).toContain('No operator is known to work on it; what could not be read may hide it.');
  expect(object.stdout).toMatch(/forbidden: .*deployments/);
  const named = await plugin(['queue', 'redis-operator', '-n', 'redis-system'], { kubeconfig: user });
  expect(named).toMatchObject({ stdout: '', code: 2 });
  expect(named.stderr).toMatch(/no operator "redis-operator" was found .*what was not read may hide it: missing/);
});

test('who may not read logs is told so, and gets no answer', async () => {
  await waitForReady(plane, await createCluster(plane, namespace, 'hidden'));
  const user = await plane.restrictedUser('no-logs', [
    {
      apiGroups: ['', 'apps', 'coordination.k8s.io', 'apiextensions.k8s.io', 'rbac.authorization.k8s.io'],
      resources: ['pods', 'deployments', 'leases', 'customresourcedefinitions', 'clusterroles', 'clusterrolebindings'],
      verbs: ['get', 'list'],
    },
    { apiGroups: ['cache.example.com'], resources: ['*'], verbs: ['get', 'list'] },
  ]);
  const told = await plugin(['queue', 'rediscluster/hidden', '-n', namespace], { kubeconfig: user });
  expect(told.code).toBe(2);
  expect(told.stdout).toMatch(/^RedisCluster \S+\/hidden: no failed attempt is known\./);
  expect(told.stdout).toMatch(/forbidden: .*log of pod redis-system\/redis-operator-/);
});

test('what is not there is no answer', async () => {
  const told = await queue('rediscluster/gone');
  expect(told.code).toBe(2);
  expect(told.stderr).toContain('"gone" not found');
});

test('an operator has the ladder of its framework, and a framework takes no cluster', async () => {
  const told = await plugin(['queue', '--explain-backoff', 'rediscluster', '-A'], { kubeconfig });
  expect(told.code).toBe(0);
  expect(told.stdout).toMatch(/^redis-operator in redis-system \(controller-runtime\) tries again 5 ms after/);
  expect(told.stdout).toMatch(/\n16 +1m22s +2m44s\n/);
  const alone = await plugin(['queue', '--explain-backoff', 'josdk', '--since', '2026-11-25T10:00:00Z']);
  expect(alone.code).toBe(0);
  const document = JSON.parse(
    (await plugin(['queue', '--explain-backoff', 'kopf', '--since', '1m', '-o', 'json'])).stdout,
  );
  expect(isValid('back-off-ladder', document)).toBe(true);
  expect(alone.stdout).toMatch(/\n6 +6\.8s +18s +(2026-11-25 )?10:00:18\nthen it is given up/);
});
