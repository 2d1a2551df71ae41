import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { ReaderEnvironment } from '../../../connection.ts';
import { environmentOf } from '../../testing/api-server.ts';
import type { ClusterSettings } from '../cluster-settings.ts';
import type { ExecSettings } from './exec-settings.ts';
import { execSource } from './exec-source.ts';

const CLUSTER: ClusterSettings = {
  server: new URL('https://api.example'),
  basic: undefined,
  serverText: 'https://api.example',
  certificateAuthority: undefined,
  tlsServerName: undefined,
  insecureSkipTlsVerify: false,
  proxyUrl: undefined,
  disableCompression: false,
  execConfig: undefined,
};

let folder = '';
let shown = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'exec-source-'));
  shown = '';
});

/** A plugin that counts its runs and then does what the program says; `status` is what it hands out. */
function plugin(program: string, changes: Partial<ExecSettings> = {}): ExecSettings {
  const source = `
    require('node:fs').appendFileSync(${JSON.stringify(join(folder, 'runs'))}, '.');
    const give = (status) => console.log(JSON.stringify({
      apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status }));
    ${program}`;
  writeFileSync(join(folder, 'plugin.cjs'), source);
  return {
    command: process.execPath,
    args: [join(folder, 'plugin.cjs'), '--secret=s3cret'],
    env: {},
    apiVersion: 'client.authentication.k8s.io/v1',
    interactiveMode: 'Never',
    provideClusterInfo: false,
    installHint: undefined,
    ...changes,
  };
}

const runs = () => readFileSync(join(folder, 'runs'), 'utf8').length;
const sourceOf = (exec: ExecSettings, changes: Partial<ReaderEnvironment> = {}) =>
  execSource(exec, CLUSTER, 'jane', environmentOf({ env: process.env, ...changes }), (chunk) => {
    shown += chunk.toString();
  });
const messageOf = async (exec: ExecSettings) => {
  const proof = await sourceOf(exec).get();
  return proof.ok ? undefined : proof.problem;
};

test('calls that overlap share one run, and later ones its result', async () => {
  const source = sourceOf(plugin("give({ token: 't' });"));
  const expected = { ok: true, value: { authorization: 'Bearer t' } };
  expect(await Promise.all([source.get(), source.get(), source.get()])).toEqual([expected, expected, expected]);
  expect(await source.get()).toEqual(expected);
  expect(runs()).toBe(1);
});

test('a plugin runs again once its credentials have expired, and not before', async () => {
  let now = Date.UTC(2030, 0, 1, 12);
  const source = sourceOf(plugin("give({ token: 't', expirationTimestamp: '2030-01-01T12:10:00Z' });"), {
    now: () => now,
  });
  await source.get();
  now += 599_000;
  await source.get();
  expect(runs()).toBe(1);
  now += 2000;
  await source.get();
  expect(runs()).toBe(2);
});

test('a 401 makes a plugin run again, once for all requests that were refused together', async () => {
  let now = Date.UTC(2030, 0, 1);
  const source = sourceOf(plugin("give({ token: 't' });"), { now: () => now });
  await source.get();
  expect([source.invalidate(), source.invalidate()]).toEqual([true, true]);
  await source.get();
  expect(source.invalidate()).toBe(true);
  await source.get();
  expect(runs()).toBe(2);
  now += 60_000;
  source.invalidate();
  await source.get();
  expect(runs()).toBe(3);
});

test('a plugin that fails is asked again by the next call', async () => {
  const source = sourceOf(plugin('process.exit(1);'));
  expect(await source.get()).toMatchObject({ ok: false });
  expect(await source.get()).toMatchObject({ ok: false });
  expect(runs()).toBe(2);
});

test('a failing plugin is told with its exit code and last word, its stderr is passed on, its arguments stay hidden', async () => {
  const problem = await messageOf(plugin("console.error('line one\\nexpired: log in'); process.exitCode = 7;"));
  expect(problem?.message).toBe(
    `the credential plugin "${process.execPath}" of the user "jane" failed with exit code 7: expired: log in`,
  );
  expect(shown).toBe('line one\nexpired: log in\n');
  expect(JSON.stringify(problem)).not.toContain('s3cret');
});

test('a plugin that is killed is told with the signal', async () => {
  const problem = await messageOf(plugin("process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000);"));
  expect(problem?.message).toMatch(/was ended by SIGKILL$/);
});

test('where a plugin is not installed, its hint says what to do', async () => {
  const missing = plugin('', { command: 'no-such-plugin', installHint: 'Run\n  brew install it.\n' });
  expect(await messageOf(missing)).toEqual({
    message: 'the credential plugin "no-such-plugin" of the user "jane" is not installed',
    next: 'Run brew install it.',
  });
});

test('a file that is no program is told as such', async () => {
  writeFileSync(join(folder, 'data'), 'x', { mode: 0o600 });
  const problem = await messageOf(plugin('', { command: join(folder, 'data') }));
  expect(problem?.message).toMatch(/cannot be run: EACCES$/);
});

test.each([
  ['Never', false, false],
  ['IfAvailable', false, false],
  ['Never', true, false],
  ['IfAvailable', true, true],
  ['Always', true, true],
] as const)(
  'with interactiveMode %s and a terminal: %s, the plugin may ask: %s',
  async (interactiveMode, terminal, asks) => {
    const exec = plugin('give({ token: String(JSON.parse(process.env.KUBERNETES_EXEC_INFO).spec.interactive) });', {
      interactiveMode,
    });
    const proof = await sourceOf(exec, { interactive: terminal }).get();
    expect(proof).toEqual({ ok: true, value: { authorization: `Bearer ${asks}` } });
  },
);

test('a plugin that needs a terminal is not run without one', async () => {
  const source = sourceOf(plugin('', { interactiveMode: 'Always' }));
  expect(await source.get()).toMatchObject({ ok: false, problem: { next: 'Run the command in a terminal.' } });
  expect(() => runs()).toThrow('ENOENT');
});

test("the plugin's environment is ours with the kubeconfig's over it", async () => {
  const exec = plugin('give({ token: [process.env.MINE, process.env.THEIRS].join() });', { env: { THEIRS: 'b' } });
  const source = sourceOf(exec, { env: { ...process.env, MINE: 'a', THEIRS: 'old' } });
  expect(await source.get()).toEqual({ ok: true, value: { authorization: 'Bearer a,b' } });
});
