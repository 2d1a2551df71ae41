import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { createCluster } from '../operators/redis/redis-objects.ts';
import { waitForReady } from '../operators/redis/samples.ts';
import { plugin, withoutAges } from './plugin.ts';
import { inTerminal, onScreen } from './pty.ts';
import { refused } from './refused.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane, 'finalizers');
const empty = await testNamespace(plane, 'no-finalizers');
const kubeconfig = plane.adminKubeconfig;
const inNamespace = ['-n', namespace];
const finalizers = (...args: string[]) => plugin(['finalizers', ...args], { kubeconfig });

beforeAll(async () => {
  await waitForReady(plane, await createCluster(plane, namespace, 'cache'));
  for (const name of ['live', 'going', 'gone']) {
    const metadata = { name, namespace, finalizers: ['nobody.example.org/hold', 'nobody.example.org/second'] };
    await plane.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata });
  }
  const metadata = { name: 'key', namespace, finalizers: ['nobody.example.org/hold'] };
  await plane.apply({ apiVersion: 'v1', kind: 'Secret', metadata, stringData: { key: 'topsecret' } });
  await plane.kubectl(['delete', 'configmaps', 'going', 'gone', ...inNamespace, '--wait=false']);
  const path = `/api/v1/namespaces/${namespace}`;
  await waitFor('lists to show it', async () => {
    const { text } = await plane.request(`${path}/configmaps?resourceVersion=0`);
    const secrets = await plane.request(`${path}/secrets?resourceVersion=0`);
    return text.split('deletionTimestamp').length > 2 && secrets.text.includes('nobody.example.org/hold');
  });
});

afterAll(async () => {
  for (const object of ['cm/live', 'cm/going', 'cm/gone', 'secret/key'])
    await plane.kubectl(['patch', object, ...inNamespace, '--type=merge', '-p', '{"metadata":{"finalizers":null}}']);
});

/** A table without what takes its columns' width. */
const narrow = (text: string) => withoutAges(text).replace(/ {2,}/g, '  ');

describe('the finalizers of a namespace', () => {
  test('are listed with their owners, those that hold something first', async () => {
    const { stdout, stderr, code } = await finalizers(...inNamespace);
    expect(stderr).toBe('');
    expect(narrow(stdout)).toBe(`\
2 finalizers hold 2 Terminating objects in namespace ${namespace}; nobody at work is known to remove them.

FINALIZER  TYPE  HELD  OLDEST  OWNER  AT WORK
nobody.example.org/hold  configmaps  2 of 3  AGE  not known
nobody.example.org/second  configmaps  2 of 3  AGE  not known
cache.example.com/cluster  redisclusters.cache.example.com  0 of 1  redis-operator in redis-system  yes
nobody.example.org/hold  secrets  0 of 1  not known
`);
    expect(code).toBe(1);
  });

  test('have a row for each object with -o wide, and what they guard', async () => {
    const { stdout } = await finalizers(...inNamespace, '-o', 'wide');
    expect(narrow(stdout)).toContain(`configmaps/going  ${namespace}  AGE  nobody.example.org/second  not known\n`);
    expect(narrow(stdout)).toContain(`secrets/key  ${namespace}  nobody.example.org/hold  not known\n`);
    expect(stdout).not.toContain('…');
  });

  test('are a document that fits its schema, in json and in yaml', async () => {
    const [json, yaml] = await Promise.all(['json', 'yaml'].map((format) => finalizers(...inNamespace, '-o', format)));
    const document = JSON.parse(json?.stdout ?? '');
    expect(document.items[0]).toMatchObject({
      finalizer: 'nobody.example.org/hold',
      owners: [],
      state: 'unknown',
      objects: [{ name: 'going', deletionTimestamp: expect.any(String) }, { name: 'gone' }, { name: 'live' }],
    });
    expect(load(yaml?.stdout ?? '')).toEqual(document);
    const validate = new Ajv({ allowUnionTypes: true }).compile(
      JSON.parse(readFileSync('docs/schema/finalizers.json', 'utf8')),
    );
    expect(validate(document) ? [] : validate.errors).toEqual([]);
    expect(json?.stdout).not.toContain('topsecret');
  });

  test('are told once an object with -o name', async () => {
    const { stdout } = await finalizers(...inNamespace, '-o', 'name');
    expect(stdout.trim().split('\n').sort()).toEqual([
      'configmaps/going',
      'configmaps/gone',
      'configmaps/live',
      'redisclusters.cache.example.com/cache',
      'secrets/key',
    ]);
  });

  test('are said not to be there where there are none: exit code 0', async () => {
    expect(await finalizers('-n', empty)).toMatchObject({
      stdout: `No finalizers in namespace ${empty}.\n`,
      stderr: '',
      code: 0,
    });
  });
});

describe('one object', () => {
  test('is told to be held, or not', async () => {
    const held = await finalizers('cm/going', ...inNamespace);
    expect(held.stdout.split('\n')[0]).toBe(
      `2 finalizers hold ConfigMap ${namespace}/going; nobody at work is known to remove them.`,
    );
    expect(held.code).toBe(1);
    const live = await finalizers('cm/live', ...inNamespace);
    expect(live.stdout.split('\n')[0]).toBe(`ConfigMap ${namespace}/live has 2 finalizers and is not being deleted.`);
    expect(live.code).toBe(0);
    const none = await finalizers('cm/kube-root-ca.crt', ...inNamespace);
    expect(none).toMatchObject({ stdout: `ConfigMap ${namespace}/kube-root-ca.crt has no finalizers.\n`, code: 0 });
  });

  test.each([['configmaps', 'going'], ['ConfigMap/going'], ['configmaps.v1./going']])(
    'is found as %s %s',
    async (...form) => {
      expect((await finalizers(...form, ...inNamespace, '-o', 'name')).stdout).toBe('configmaps/going\n');
    },
  );
});

test('on a terminal of 80 columns the table fits, with each finalizer to be told apart', async () => {
  const { shown, code } = await inTerminal(['finalizers', ...inNamespace], { kubeconfig }).ended;
  const lines = onScreen(shown).split('\n');
  expect(lines.filter((line) => stringWidth(line) > 80)).toEqual([]);
  const shownFinalizers = lines.map((line) => line.split(' ')[0]).filter((word) => word?.startsWith('nobody'));
  expect(shownFinalizers).toEqual(['hold', 'second', 'hold'].map((name) => `nobody.example.org/${name}`));
  expect(shown).toContain('\u001b[');
  expect(code).toBe(1);
});

test('what makes no sense is refused', async () => {
  const told = (...args: string[]) => refused(['finalizers', ...args], { kubeconfig });
  expect(await told('--yes', ...inNamespace)).toContain('--yes goes with finalizers remove');
  expect(await told('--backup-dir', '/tmp', ...inNamespace)).toContain('--backup-dir goes with finalizers remove');
  expect(await told('-o', 'xml')).toContain('text, wide, json, yaml, name');
  expect(await told('configmaps')).toContain('is a type without a name');
  expect(await told('cm/goin', ...inNamespace)).toContain('Did you mean going?');
  expect(await told('-n', 'nowhere')).toContain('namespace "nowhere" not found');
  expect(await refused(['finalizers', '-A'], {})).toMatch(/KUBECONFIG|--kubeconfig/);
});
