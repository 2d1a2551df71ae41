import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { redirectKubeconfig } from '../control-plane/kubeconfig.ts';
import { freePort } from '../control-plane/ports.ts';
import { run } from '../control-plane/run.ts';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { PLUGIN_FOLDER, type PluginOptions, plugin } from './plugin.ts';
import { refused as refusedBy } from './refused.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane, 'bad-input');
const kubeconfig = plane.adminKubeconfig;
const folder = mkdtempSync(join(tmpdir(), 'kubectl-operator-bad-'));

/** What the plugin says where it can give no answer. */
const refused = (args: readonly string[], options: PluginOptions = { kubeconfig }) => refusedBy(args, options);

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

beforeAll(async () => {
  await plane.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'preferences', namespace } });
  // Lists come from the API server's watch cache, which may be a moment behind a write.
  await waitFor('the watch cache to have it', async () => {
    const { text } = await plane.request(`/api/v1/namespaces/${namespace}/configmaps?resourceVersion=0`);
    return text.includes('"preferences"');
  });
});

test('an object that is not there: where it is instead, or which names are like it', async () => {
  expect(await refused(['tree', 'cm/preferances', '-n', namespace])).toBe(
    `error: configmaps "preferances" not found in namespace ${namespace}\nDid you mean preferences?\n`,
  );
  expect(await refused(['tree', 'cm/preferences'])).toBe(
    `error: configmaps "preferences" not found in namespace default\nIt is in -n ${namespace}.\n`,
  );
});

test('a type that is not there: the nearest ones', async () => {
  expect(await refused(['tree', 'deploymnt/web'])).toBe(
    'error: the cluster has no type "deploymnt"\nDid you mean deployments.apps?\n',
  );
});

test('an argument or flag that makes no sense', async () => {
  expect(await refused(['tree'])).toContain('no object is named');
  expect(await refused(['tree', 'pods'])).toContain('"pods" is a type without a name');
  expect(await refused(['tree', 'pod/x', '--contxt', 'y'])).toContain('Did you mean --context?');
  expect(await refused(['tree', 'pod/x', '-l', 'a in b'])).toMatch(/selector/);
  expect(await refused(['tree', 'pod/x', '--types', 'podz'])).toMatch(
    /no type of the cluster fits "podz"\nDid you mean pods\?/,
  );
  expect(await refused(['tree', 'pod/x', '--up=maybe'])).toContain('"--up=maybe" makes no sense');
  expect(await refused(['tree', '-f', join(folder, 'missing.yaml')])).toContain('cannot be read');
  expect(await refused(['tree', '-f', '-'], { kubeconfig, stdin: 'a: [b' })).toContain('cannot be read');
});

test('--watch without a terminal', async () => {
  expect(await refused(['tree', 'cm/preferences', '-n', namespace, '--watch'])).toContain('--watch needs a terminal');
});

test('no cluster is configured', async () => {
  expect(await refused(['tree', 'pod/x'], {})).toMatch(/KUBECONFIG|--kubeconfig/);
});

test('a kubeconfig that is missing, garbage, or names what it does not have', async () => {
  expect(await refused(['tree', 'pod/x', '--kubeconfig', join(folder, 'missing')], {})).toContain('missing');
  expect(await refused(['tree', 'pod/x', '--kubeconfig', file('garbage', '{{{ not yaml')], {})).toContain('garbage');
  expect(await refused(['tree', 'pod/x', '--context', 'staging'])).toContain('staging');
});

test('a server that refuses, does not resolve, or does not answer', async () => {
  const closed = redirectKubeconfig(kubeconfig, `https://127.0.0.1:${await freePort()}`, join(folder, 'closed'));
  expect(await refused(['tree', 'pod/x'], { kubeconfig: closed })).toContain('refused');
  const nowhere = redirectKubeconfig(kubeconfig, 'https://no-such-host.invalid:6443', join(folder, 'nowhere'));
  expect(await refused(['tree', 'pod/x'], { kubeconfig: nowhere })).toContain('no-such-host.invalid');
});

test('a server whose certificate is not signed by the given authority', async () => {
  const config = JSON.parse(readFileSync(kubeconfig, 'utf8'));
  delete config.clusters[0].cluster['certificate-authority-data'];
  expect(await refused(['tree', 'pod/x'], { kubeconfig: file('untrusted', JSON.stringify(config)) })).toMatch(
    /certificate/,
  );
});

test('credentials that have expired or are wrong', async () => {
  const expired = await plane.user('late', { groups: ['system:masters'], notAfter: Date.now() - 60_000 });
  expect(await refused(['tree', 'pod/x'], { kubeconfig: expired })).toMatch(/expired/);
  const config = JSON.parse(readFileSync(kubeconfig, 'utf8'));
  config.users[0].user = { token: 'wrong-token' };
  const wrong = await refused(['tree', 'pod/x'], { kubeconfig: file('wrong-token', JSON.stringify(config)) });
  expect(wrong).toContain('does not accept the credentials');
  expect(wrong).not.toContain('wrong-token');
});

test('a capture that is missing, truncated, or none', async () => {
  const whole = join(folder, 'whole.tar.gz');
  expect((await plugin(['capture', whole, 'configmaps', '-n', namespace], { kubeconfig })).code).toBe(0);
  const bytes = readFileSync(whole);
  const truncated = file('truncated.tar.gz', bytes.subarray(0, bytes.length / 2));
  expect(await refused(['tree', 'cm/preferences', '--from', truncated])).toMatch(/truncated/);
  expect(await refused(['tree', 'cm/preferences', '--from', join(folder, 'no.tar.gz')])).toMatch(/no\.tar\.gz/);
  expect(await refused(['tree', 'cm/preferences', '--from', file('text.tar.gz', 'hello')])).toMatch(/text\.tar\.gz/);
  mkdirSync(join(folder, 'empty'));
  expect(await refused(['tree', 'cm/preferences', '--from', join(folder, 'empty')])).toMatch(/empty/);
});

test('a pipe that closes early ends output without a word', async () => {
  const command = `"$PLUGIN/kubectl-operator" tree ns/default -o json | head -c 10`;
  const env = { ...process.env, PLUGIN: PLUGIN_FOLDER, KUBECONFIG: kubeconfig };
  expect(await run('sh', ['-c', command], { env })).toMatchObject({ stdout: '{\n  "apiVe', stderr: '' });
});

test('output that cannot be written is told in one line', async () => {
  const command = `"$PLUGIN/kubectl-operator" tree ns/default 1< "$KUBECONFIG"`;
  const env = { ...process.env, PLUGIN: PLUGIN_FOLDER, KUBECONFIG: kubeconfig };
  const { stderr, code } = await run('sh', ['-c', command], { env });
  expect(stderr).toMatch(/^error: the output cannot be written: [^\n]*\n$/);
  expect(code).toBe(2);
});
