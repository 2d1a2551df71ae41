import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { ownPlane, toolsFor } from './own-plane.ts';
import { plugin } from './plugin.ts';
import { applyType } from './versioned-type.ts';

const plane = await ownPlane();
const tools = await toolsFor(plane, 'backup');
await toolsFor(plane, 'backup-two');
const { adminKubeconfig: kubeconfig } = plane;
const GROUP = 'backup.example.org';
const TYPE = `gadgets.${GROUP}`;
const DIRECTORY = mkdtempSync(join(tmpdir(), 'backup-'));
const PATH = join(DIRECTORY, TYPE);
const LAST_APPLIED = '{"spec":{"size":1}}';

/** Numbers beyond 2⁵³ have to be written as text. */
const objectText = (name: string, namespace: string) =>
  `{"apiVersion":"${GROUP}/v1alpha1","kind":"Gadget","metadata":{"name":"${name}","namespace":"${namespace}","labels":{"app":"x"},` +
  `"annotations":{"kubectl.kubernetes.io/last-applied-configuration":${JSON.stringify(LAST_APPLIED)}}},` +
  `"spec":{"large":9007199254740993,"nothing":null,"text":"a\\nb é"},"status":{"phase":"Ready"}}`;

const places = [
  ['a', 'backup'],
  ['b', 'backup'],
  ['c', 'backup-two'],
] as const;

/** The objects as they are stored, without what a new object has anew. */
async function stored(): Promise<string[]> {
  return (await plane.etcd.range(`/registry/${GROUP}/`)).map(({ value }) => {
    const text = value.toString('utf8');
    const spec = /"spec":\{.*?\}(?=[,}])/.exec(text)?.[0];
    const status = /"status":\{.*?\}/.exec(text)?.[0];
    const annotations = /"annotations":\{.*?\}"\}/.exec(text)?.[0];
    return [/"name":"[^"]*","namespace":"[^"]*"/.exec(text)?.[0], annotations, spec, status].join(' ');
  });
}

beforeAll(async () => {
  await applyType(plane, { name: TYPE, versions: ['v1alpha1 storage'] });
  const all = join(DIRECTORY, 'all.json');
  writeFileSync(all, places.map(([name, namespace]) => objectText(name, namespace)).join('\n'));
  expect((await plane.kubectl(['create', '-f', all])).stderr).toBe('');
  expect((await plane.kubectl(['replace', '--subresource=status', '-f', all])).stderr).toBe('');
  await applyType(plane, { name: TYPE, versions: ['v1 storage', 'v1alpha1 served'] });
});

test('all objects are in the backup as they were, and come back from it, status and all', async () => {
  const before = await stored();
  expect(before[0]).toContain('"large":9007199254740993');
  expect(before[0]).toContain('"phase":"Ready"');
  const { stdout, stderr, code } = await plugin(['migrate-storage', TYPE, '--backup', DIRECTORY], { kubeconfig });
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(stdout).toContain(`Backup      3 objects at v1alpha1 in 1 file of ${PATH}\n`);

  const file = `${TYPE}-00001.json.gz`;
  expect(readdirSync(PATH).sort()).toEqual([file, 'manifest.json']);
  for (const name of readdirSync(PATH)) expect(statSync(join(PATH, name)).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(join(PATH, 'manifest.json'), 'utf8'))).toMatchObject({
    ...{
      resource: TYPE,
      versions: [{ version: 'v1alpha1', objects: 3 }],
      storageVersion: 'v1',
      staleVersions: ['v1alpha1'],
      objects: 3,
    },
    files: [{ name: file, objects: 3 }],
  });
  const lines = gunzipSync(readFileSync(join(PATH, file)))
    .toString()
    .trimEnd()
    .split('\n');
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line).toContain('"large":9007199254740993');

  for (const namespace of ['backup', 'backup-two'])
    expect((await plane.kubectl(['delete', TYPE, '--all', '-n', namespace])).stderr).toBe('');
  expect(await stored()).toEqual([]);
  // As the documentation tells.
  const stdin = gunzipSync(readFileSync(join(PATH, file))).toString();
  expect(await plane.kubectl(['create', '-f', '-'], { stdin })).toMatchObject({ code: 0, stderr: '' });
  const status = await plane.kubectl(['replace', '--subresource=status', '-f', '-'], { stdin });
  expect(status).toMatchObject({ code: 0, stderr: '' });
  expect(await stored()).toEqual(before);
});

test('objects that are there are made what they were', async () => {
  const before = await stored();
  const patch = '{"spec":{"large":1,"added":true}}';
  await tools.kubectl('patch', TYPE, 'a', '-n', 'backup', '--type=merge', '-p', patch);
  expect(await stored()).not.toEqual(before);
  const stdin = gunzipSync(readFileSync(join(PATH, `${TYPE}-00001.json.gz`))).toString();
  expect(await plane.kubectl(['replace', '-f', '-'], { stdin })).toMatchObject({ code: 0, stderr: '' });
  expect(await stored()).toEqual(before);
});

test('a backup is never written over another one, nor where it cannot be, and nothing is migrated without it', async () => {
  const again = await plugin(['migrate-storage', TYPE, '--backup', DIRECTORY], { kubeconfig });
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining(`${PATH} is not empty`) });
  const nowhere = await plugin(['migrate-storage', TYPE, '--backup', '/dev/null/backup'], { kubeconfig });
  expect(nowhere).toMatchObject({ code: 2, stderr: expect.stringContaining('the backup could not be written') });
  const secrets = await plugin(['migrate-storage', 'secrets', '--backup', DIRECTORY], { kubeconfig });
  expect(secrets).toMatchObject({ code: 2, stderr: expect.stringContaining('Secrets cannot be backed up') });
});
