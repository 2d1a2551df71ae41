import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { customType, definitionOf } from '../operators/keeper/custom-type.ts';
import { ownPlane, toolsFor } from './own-plane.ts';
import { plugin } from './plugin.ts';
import { applyType, versionedType, writeObject } from './versioned-type.ts';

const plane = await ownPlane();
const tools = await toolsFor(plane, 'preflight');
const { adminKubeconfig: kubeconfig } = plane;
const GROUP = 'preflight.example.org';
const STALE = `gadgets.${GROUP}`;

const plan = (type: string, options = { kubeconfig }, ...flags: string[]) =>
  plugin(['migrate-storage', type, '--plan', ...flags], options);

interface Finding {
  readonly check: string;
  readonly level: string;
  readonly text: string;
}

async function findingsOf(type: string, options = { kubeconfig }): Promise<{ code: number; findings: Finding[] }> {
  const { stdout, stderr, code } = await plan(type, options, '-o', 'json');
  expect(stderr).toBe('');
  const { items } = JSON.parse(stdout) as { items: { findings: Finding[] }[] };
  return { code, findings: items[0]?.findings ?? [] };
}

/** A type with objects that are stored as v1alpha1, and v1 as its storage version. */
async function staleType(name: string, objects: readonly string[], metadata?: object): Promise<void> {
  await applyType(plane, { name, versions: ['v1alpha1 storage'] });
  for (const object of objects)
    await writeObject(plane, { name, version: 'v1alpha1', namespace: 'preflight', object }, { spec: { size: 1 } });
  await applyType(plane, {
    ...{ name, versions: ['v1 storage', 'v1alpha1 served'] },
    ...(metadata === undefined ? {} : { metadata }),
  });
}

/** An admission webhook that is asked about updates of a type. */
const admission = (name: string, plural: string, clientConfig: object, more: object = {}) =>
  tools.apply({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name },
    webhooks: [
      {
        ...{ name: `${name}.example.org`, clientConfig, sideEffects: 'None', admissionReviewVersions: ['v1'] },
        rules: [{ apiGroups: [GROUP], apiVersions: ['*'], operations: ['UPDATE'], resources: [plural] }],
        ...{ failurePolicy: 'Fail', timeoutSeconds: 2 },
        ...more,
      },
    ],
  });

beforeAll(async () => {
  await staleType(STALE, ['a', 'b', 'c']);
});

test('a plan tells what is well in one line, and writes nothing', async () => {
  const stored = async () => (await plane.etcd.range(`/registry/${GROUP}/`)).map(({ value }) => value.toString());
  const before = await stored();
  const { stdout, stderr, code } = await plan(STALE);
  expect(stderr).toBe('');
  expect(code).toBe(1);
  expect(stdout.split('\n')).toEqual([
    `Preflight   ${STALE} v1alpha1 → v1, 3 objects`,
    '  ok       permissions, no other migrator at work, no admission webhook or policy in the way',
    '  ok       loss check: all 3 objects were read at v1alpha1 and v1, no field would be lost',
    '',
  ]);
  expect(before).toHaveLength(3);
  expect(await stored()).toEqual(before);
});

describe('what is in the way is told', () => {
  test('missing permissions by name, before anything is written', async () => {
    const restricted = await plane.restrictedUser('migrates-little', [
      { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: ['get', 'list'] },
      { apiGroups: [GROUP], resources: ['gadgets'], verbs: ['get', 'list'] },
    ]);
    const { findings } = await findingsOf(STALE, { kubeconfig: restricted });
    expect(findings).toContainEqual({
      check: 'permissions',
      level: 'blocked',
      text: `missing permissions: patch ${STALE} in all namespaces, patch customresourcedefinitions.apiextensions.k8s.io/status "${STALE}"`,
      next: "Ask the cluster's administrator for it",
    });
    const patches = await plane.restrictedUser('migrates-only', [
      { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: ['get', 'list'] },
      { apiGroups: [GROUP], resources: ['gadgets'], verbs: ['get', 'list', 'patch'] },
    ]);
    const levels = async (...flags: string[]) => (await plan(STALE, { kubeconfig: patches }, ...flags)).stdout;
    expect(await levels()).toContain('(--no-prune)');
    expect(await levels('--no-prune')).not.toContain('blocked');
    // What that engine prunes too early has to be put back.
    const engine = await levels('--no-prune', '--engine', 'in-cluster');
    expect(engine).toContain('list, get and create storageversionmigrations.storagemigration.k8s.io');
    expect(engine).toContain(`patch customresourcedefinitions.apiextensions.k8s.io/status "${STALE}"`);
    const run = await plugin(['migrate-storage', STALE], { kubeconfig: restricted });
    expect(run.code).toBe(2);
    expect(run.stdout).toContain('Nothing was written.');
  });

  test('an admission webhook that is up, and one that has nobody behind it', async () => {
    const name = `doors.${GROUP}`;
    await staleType(name, ['a']);
    const up = await tools.webhook({ name: 'up', behaviour: { kind: 'allow' } });
    await admission('doors-up', 'doors', up.clientConfig);
    await tools.waitFor('the webhook to be asked', async () => {
      await findingsOf(name);
      return up.calls.length > 0;
    });
    const seen = (await findingsOf(name)).findings.filter(({ check }) => check === 'admission');
    expect(seen).toEqual([
      { check: 'admission', level: 'note', text: 'every write passes the admission webhook doors-up.example.org (up)' },
    ]);
    up.behave({ kind: 'deny', message: 'doors stay shut' });
    const denied = (await findingsOf(name)).findings.filter(({ check }) => check === 'admission');
    expect(denied).toMatchObject([
      { level: 'note' },
      {
        level: 'warning',
        text: 'a trial write of preflight/a was refused: admission webhook "doors-up.example.org" denied the request: doors stay shut',
      },
    ]);
    await up.scaleToZero();
    expect((await findingsOf(name)).findings).toContainEqual(
      expect.objectContaining({
        text: 'every write passes the admission webhook doors-up.example.org (down)',
      }),
    );
  });

  test('an admission policy that is bound', async () => {
    const name = `locks.${GROUP}`;
    await staleType(name, ['a']);
    const resourceRules = [{ apiGroups: [GROUP], apiVersions: ['*'], operations: ['UPDATE'], resources: ['locks'] }];
    const policy = {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name: 'locks' },
      spec: { matchConstraints: { resourceRules }, validations: [{ expression: 'true' }] },
    };
    await tools.apply(policy);
    const about = async () => (await findingsOf(name)).findings.filter(({ check }) => check === 'admission');
    expect(await about()).toMatchObject([{ level: 'ok' }]);
    await tools.apply({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name: 'locks' },
      spec: { policyName: 'locks', validationActions: ['Deny'] },
    });
    expect(await about()).toMatchObject([{ level: 'note', text: 'every write passes the admission policy locks' }]);
  });

  test('a conversion webhook that is dead', async () => {
    const webhook = await tools.webhook({ name: 'converter', behaviour: { kind: 'convert' } });
    const type = customType(`convert.${GROUP}`, 'Widget', { version: 'v1alpha1' });
    const define = (stored: string, otherVersion: string) =>
      tools.apply(definitionOf({ ...type, version: stored }, { otherVersion, clientConfig: webhook.clientConfig }));
    await define('v1alpha1', 'v1');
    await tools.create(type, 'one');
    await define('v1', 'v1alpha1');
    const name = `widgets.convert.${GROUP}`;
    // No namespace with such an object would go while the webhook is dead.
    const mend = '{"spec":{"conversion":{"strategy":"None","webhook":null}}}';
    tools.onCleanup(() => plane.kubectl(['patch', 'crd', name, '--type=merge', '-p', mend]));
    const about = async () => (await findingsOf(name)).findings.filter(({ check }) => check === 'conversion');
    await tools.waitFor('both versions', async () => (await about())[0]?.level === 'ok');
    expect(await about()).toMatchObject([{ text: expect.stringMatching(/^conversion webhook \(\d+ ms\)$/) }]);
    await webhook.die();
    expect(await about()).toMatchObject([
      {
        level: 'blocked',
        text: expect.stringMatching(
          /^preflight\/one cannot be read at v1\w*, the conversion webhook fails: Post .*refused$/,
        ),
      },
    ]);
    const run = await plugin(['migrate-storage', name], { kubeconfig });
    expect(run.code).toBe(2);
  });

  test('who may change the CRD back, and another migrator', async () => {
    const name = `helms.${GROUP}`;
    await staleType(name, ['a'], {
      labels: { 'app.kubernetes.io/managed-by': 'Helm' },
      annotations: { 'meta.helm.sh/release-name': 'redis', 'meta.helm.sh/release-namespace': 'redis-system' },
    });
    // The controller that migrates tries again and again where a webhook does not answer: it is at work as long as that.
    await admission('helms-held', 'helms', { url: 'https://127.0.0.1:1/held' });
    const object = `/apis/${GROUP}/v1/namespaces/preflight/helms/a?dryRun=All`;
    await tools.waitFor('writes to be held up', async () => {
      const body = { metadata: { labels: { tried: 'yes' } } };
      const answer = await plane.request(object, {
        method: 'PATCH',
        contentType: 'application/merge-patch+json',
        body,
      });
      return answer.status === 500;
    });
    await tools.apply({
      apiVersion: 'storagemigration.k8s.io/v1',
      kind: 'StorageVersionMigration',
      metadata: { name: 'helms' },
      spec: { resource: { group: GROUP, resource: 'helms' } },
    });
    const { findings } = await findingsOf(name);
    expect(findings).toContainEqual({
      ...{ check: 'applied-by', level: 'note' },
      text: 'the CRD is applied by Helm release redis-system/redis, which can change its storage version back',
    });
    expect(findings).toContainEqual(
      expect.objectContaining({
        ...{ check: 'other-migrators', level: 'warning' },
        text: "the cluster's own StorageVersionMigration helms is at work on the same objects",
      }),
    );
  });

  test('a definition with nothing stale, which is no reason not to look', async () => {
    const name = `fresh.${GROUP}`;
    await plane.apply(versionedType({ name, versions: ['v1 storage'] }));
    await applyType(plane, { name, versions: ['v1 storage'] });
    const { code, findings } = await findingsOf(name);
    expect(code).toBe(0);
    expect(findings).toContainEqual(expect.objectContaining({ check: 'versions', level: 'note' }));
  });
});

test('of a capture is told what a capture can tell', async () => {
  const capture = join(mkdtempSync(join(tmpdir(), 'preflight-')), 'capture.tar.gz');
  expect((await plugin(['capture', capture, '-A'], { kubeconfig })).code).toBe(0);
  const { stdout, stderr, code } = await plugin(['migrate-storage', STALE, '--plan', '--from', capture]);
  expect(stderr).toBe('');
  expect(code).toBe(1);
  expect(stdout).toMatch(/^Preflight {3}gadgets\S+ v1alpha1 → v1, 3 objects\n/);
  expect(stdout).not.toContain('permissions,');
});
