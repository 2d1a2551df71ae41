import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { untilStoredAt } from '../control-plane/storage-version.ts';
import { ownPlane, toolsFor } from './own-plane.ts';
import { plugin } from './plugin.ts';

const plane = await ownPlane();
const tools = await toolsFor(plane, 'loss');
const { adminKubeconfig: kubeconfig } = plane;
const GROUP = 'loss.example.org';

const size = { type: 'integer' };
const shard = (...fields: string[]) => ({
  type: 'object',
  properties: Object.fromEntries(fields.map((field) => [field, { type: 'string' }])),
});
const OLD_SPEC = {
  type: 'object',
  properties: {
    ...{ size, oldField: { type: 'string' }, mode: { type: 'string', default: 'fast' } },
    shards: { type: 'array', items: shard('name', 'zone') },
  },
};
const NEW_SPEC = {
  type: 'object',
  properties: { size, replicas: { type: 'integer', default: 1 }, shards: { type: 'array', items: shard('name') } },
};

/** Applies a type whose v1alpha1 has fields that v1 has not. */
async function define(plural: string, storage: 'v1alpha1' | 'v1', isOldServed = true): Promise<void> {
  const kind = `Kind${plural}`;
  const version = (name: string, spec: object, served: boolean) => ({
    ...{ name, served, storage: name === storage },
    schema: { openAPIV3Schema: { type: 'object', properties: { spec } } },
  });
  await plane.apply({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${GROUP}` },
    spec: {
      ...{ group: GROUP, scope: 'Namespaced', names: { kind, plural, singular: plural.slice(0, -1) } },
      versions: [version('v1alpha1', OLD_SPEC, isOldServed), version('v1', NEW_SPEC, true)],
    },
  });
  const served = async (name: string) => (await plane.request(`/apis/${GROUP}/${name}/${plural}?limit=1`)).status;
  await tools.waitFor(
    'versions',
    async () => (await served('v1')) === 200 && (await served('v1alpha1')) === (isOldServed ? 200 : 404),
  );
  await untilStoredAt(plane, { group: GROUP, kind }, storage);
}

/** Three objects stored as v1alpha1: two have oldField, one a zone, all the default of `mode`; v1 is the storage version. */
async function staleObjects(plural: string): Promise<void> {
  await define(plural, 'v1alpha1');
  const path = `/apis/${GROUP}/v1alpha1/namespaces/loss/${plural}`;
  const specs = {
    a: { size: 1, oldField: 'x', shards: [{ name: 's', zone: 'z' }] },
    b: { size: 2, oldField: 'y' },
    c: { size: 3, shards: [{ name: 't' }] },
  };
  for (const [name, spec] of Object.entries(specs)) {
    const body = { apiVersion: `${GROUP}/v1alpha1`, kind: `Kind${plural}`, metadata: { name }, spec };
    expect((await plane.request(path, { method: 'POST', body })).status).toBe(201);
  }
  await define(plural, 'v1');
}

const stored = async (plural: string) =>
  (await plane.etcd.range(`/registry/${GROUP}/${plural}/`)).map(({ value }) => value.toString('utf8'));
const migrate = (plural: string, ...flags: string[]) =>
  plugin(['migrate-storage', `${plural}.${GROUP}`, ...flags], { kubeconfig });

test('fields that a write would prune stop it before it begins, with counts, examples and the flags that let them go', async () => {
  await staleObjects('gadgets');
  const before = await stored('gadgets');
  expect(before).toHaveLength(3);
  const { stdout, stderr, code } = await migrate('gadgets');
  expect(stderr).toBe('');
  expect(code).toBe(1);
  expect(stdout.split('\n')).toEqual([
    `Preflight   gadgets.${GROUP} v1alpha1 → v1, 3 objects`,
    '  ok       permissions, no other migrator at work, no admission webhook or policy in the way',
    '  blocked  loss check: v1 has no place for 2 fields, and a write drops them for good:',
    '           spec.oldField  2 objects, such as loss/a, loss/b',
    '           spec.shards[].zone  1 object, such as loss/a',
    '           Add what is missing to the schema of v1, or let go of it:',
    `           kubectl operator migrate-storage gadgets.${GROUP} --accept-loss spec.oldField --accept-loss 'spec.shards[].zone'`,
    'Nothing was written.',
    '',
  ]);
  expect(await stored('gadgets')).toEqual(before);

  const some = await migrate('gadgets', '--accept-loss', 'spec.oldField');
  expect(some.code).toBe(1);
  expect(await stored('gadgets')).toEqual(before);

  const all = await migrate('gadgets', '--accept-loss', 'spec.oldField', '--accept-loss', 'spec.shards[].zone');
  expect(all.code).toBe(0);
  expect(all.stdout).toContain('spec.oldField  2 objects');
  const after = await stored('gadgets');
  expect(after).toHaveLength(before.length);
  for (const text of after) {
    expect(text).toContain(`"apiVersion":"${GROUP}/v1"`);
    expect(text).not.toMatch(/"(oldField|zone)":"/);
  }
});

test('objects of a version that storedVersions no longer names are read all the same', async () => {
  await staleObjects('ghosts');
  const path = `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/ghosts.${GROUP}/status`;
  const body = { status: { storedVersions: ['v1'] } };
  await plane.request(path, { method: 'PATCH', contentType: 'application/merge-patch+json', body });
  const { stdout, code } = await migrate('ghosts');
  expect(code).toBe(1);
  expect(stdout).toContain('spec.oldField  2 objects, such as loss/a, loss/b');
});

test('a backup has each object at the version at which it is whole', async () => {
  await staleObjects('towers');
  const body = {
    apiVersion: `${GROUP}/v1`,
    kind: 'Kindtowers',
    metadata: { name: 'd' },
    spec: { size: 4, replicas: 7 },
  };
  expect((await plane.request(`/apis/${GROUP}/v1/namespaces/loss/towers`, { method: 'POST', body })).status).toBe(201);
  const directory = mkdtempSync(join(tmpdir(), 'loss-backup-'));
  const accept = ['--accept-loss', 'spec.oldField', '--accept-loss', 'spec.shards[].zone'];
  const { stdout, stderr, code } = await migrate('towers', '--backup', directory, ...accept);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(stdout).toContain('Backup      4 objects, 3 at v1alpha1, 1 at v1 in 1 file of');
  const folder = join(directory, `towers.${GROUP}`);
  const lines = gunzipSync(readFileSync(join(folder, `towers.${GROUP}-00001.json.gz`)))
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const spec = { size: 1, mode: 'fast', oldField: 'x', shards: [{ name: 's', zone: 'z' }] };
  expect(lines).toContainEqual(expect.objectContaining({ apiVersion: `${GROUP}/v1alpha1`, spec }));
  expect(lines).toContainEqual(expect.objectContaining({ apiVersion: `${GROUP}/v1`, spec: { size: 4, replicas: 7 } }));
});

test('where the old version is not served the schemas are compared, and it is said how to look', async () => {
  await staleObjects('doors');
  await define('doors', 'v1', false);
  const { stdout, code } = await migrate('doors', '--plan', '-o', 'json');
  expect(code).toBe(1);
  const { items } = JSON.parse(stdout) as { items: { loss: object }[] };
  const field = { version: 'v1alpha1', examples: [], accepted: false };
  expect(items[0]?.loss).toEqual({
    ...{ compared: 0, versions: [], bySchema: ['v1alpha1'], unexpected: [] },
    fields: ['spec.mode', 'spec.oldField', 'spec.shards[].zone'].map((path) => ({ path, ...field })),
  });
  expect((await migrate('doors')).stdout).toContain('while it serves v1alpha1');
});

test('a capture tells by the schemas', async () => {
  await staleObjects('locks');
  const capture = join(mkdtempSync(join(tmpdir(), 'loss-')), 'capture.tar.gz');
  expect((await plugin(['capture', capture, '-A'], { kubeconfig })).code).toBe(0);
  const { stdout, code } = await plugin(['migrate-storage', `locks.${GROUP}`, '--plan', '--from', capture]);
  expect(code).toBe(1);
  expect(stdout).toContain('spec.oldField, which objects of v1alpha1 may have');
});

test('objects that somebody changes all the time keep the check from nothing', async () => {
  await staleObjects('bells');
  let stop = false;
  const path = `/apis/${GROUP}/v1/namespaces/loss/bells/c`;
  const writer = (async () => {
    for (let size = 0; !stop; size++)
      await plane.request(path, {
        method: 'PATCH',
        contentType: 'application/merge-patch+json',
        body: { spec: { size } },
      });
  })();
  const { stdout } = await migrate('bells', '--plan');
  stop = true;
  await writer;
  expect(stdout).toContain('spec.oldField  2 objects, such as loss/a, loss/b');
});
