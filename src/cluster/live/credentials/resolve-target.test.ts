import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createAuthority } from '../../../../test/control-plane/pki.ts';
import type { ConnectionFlags } from '../../connection.ts';
import { environmentOf } from '../testing/api-server.ts';
import { resolveTarget } from './resolve-target.ts';

const authority = await createAuthority();
let folder = '';
let account = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'resolve-target-'));
  account = join(folder, 'serviceaccount');
});

async function resolved(flags: ConnectionFlags, env: Record<string, string> = {}) {
  const target = await resolveTarget(flags, environmentOf({ env, homeDirectory: folder }), account);
  if (!target.ok) throw new Error(target.problem.message);
  return target.value;
}

async function problemOf(flags: ConnectionFlags, env: Record<string, string> = {}) {
  const target = await resolveTarget(flags, environmentOf({ env, homeDirectory: folder }), account);
  return target.ok ? undefined : target.problem;
}

function writeHomeConfig(text: string): void {
  mkdirSync(join(folder, '.kube'));
  writeFileSync(join(folder, '.kube/config'), text);
}

const CONFIG = `
clusters: [{name: c, cluster: {server: "https://api.example:6443"}}]
users: [{name: u, user: {token: t}}]
contexts: [{name: one, context: {cluster: c, user: u}}, {name: two, context: {cluster: c, user: u, namespace: space}}]
`;

describe('in a pod', () => {
  const POD = { KUBERNETES_SERVICE_HOST: '10.0.0.1', KUBERNETES_SERVICE_PORT: '443' };
  beforeEach(() => {
    mkdirSync(account);
    writeFileSync(join(account, 'token'), 'pod-token\n');
    writeFileSync(join(account, 'ca.crt'), authority.certificate);
    writeFileSync(join(account, 'namespace'), 'pod-space\n');
  });

  test("the pod's own cluster is used where there is no kubeconfig", async () => {
    const target = await resolved({}, POD);
    expect(target).toMatchObject({ context: undefined, namespace: 'pod-space' });
    expect(target.server.href).toBe('https://10.0.0.1/');
    expect(target.certificateAuthority?.toString()).toBe(authority.certificate);
    expect(await target.credentials()).toMatchObject({ value: { headers: { authorization: 'Bearer pod-token' } } });
  });

  test('its token is read again when the kubelet renews it', async () => {
    const target = await resolved({}, POD);
    await target.credentials();
    writeFileSync(join(account, 'token'), 'renewed-token\n');
    expect(await target.credentials()).toMatchObject({ value: { headers: { authorization: 'Bearer renewed-token' } } });
  });

  test('an IPv6 address of the API server gets brackets', async () => {
    const target = await resolved({}, { ...POD, KUBERNETES_SERVICE_HOST: 'fd00::1' });
    expect(target.server.href).toBe('https://[fd00::1]/');
  });

  test('POD_NAMESPACE comes before the namespace of the ServiceAccount, -n before both', async () => {
    expect((await resolved({}, { ...POD, POD_NAMESPACE: 'other' })).namespace).toBe('other');
    expect((await resolved({ namespace: 'flag' }, { ...POD, POD_NAMESPACE: 'other' })).namespace).toBe('flag');
  });

  test('--token and --as hold there too', async () => {
    const target = await resolved({ token: 'flag', as: 'jane' }, POD);
    expect(await target.credentials()).toMatchObject({
      value: { headers: { authorization: 'Bearer flag', 'impersonate-user': 'jane' } },
    });
  });

  test("a kubeconfig comes before it, but the namespace is the pod's where the context names none", async () => {
    writeHomeConfig(`${CONFIG}current-context: one\n`);
    const target = await resolved({}, POD);
    expect(target.server.href).toBe('https://api.example:6443/');
    expect(target.namespace).toBe('pod-space');
    expect((await resolved({ context: 'two' }, POD)).namespace).toBe('space');
  });
});

test('without a kubeconfig and outside of a pod it is said how to name a cluster', async () => {
  expect(await problemOf({}, { KUBERNETES_SERVICE_HOST: '10.0.0.1', KUBERNETES_SERVICE_PORT: '443' })).toEqual({
    message: 'no cluster is configured',
    next: 'Set KUBECONFIG or pass --kubeconfig or --server; or read a capture with --from.',
  });
});

test('where no context is selected, the contexts there are are named', async () => {
  writeHomeConfig(CONFIG);
  expect(await problemOf({})).toEqual({
    message: `no context is selected in ${join(folder, '.kube/config')}`,
    next: 'Pass --context with one of these, or run kubectl config use-context: one, two.',
  });
});

test('KUBERNETES_MASTER is the last resort, as for kubectl', async () => {
  const target = await resolved({}, { KUBERNETES_MASTER: 'http://master:8080' });
  expect(target.server.href).toBe('http://master:8080/');
  writeHomeConfig(`${CONFIG}current-context: one\n`);
  expect((await resolved({}, { KUBERNETES_MASTER: 'http://master:8080' })).server.hostname).toBe('api.example');
});

test("the cluster's own proxy comes before the environment's, and the limit of a request is passed on", async () => {
  writeHomeConfig(`${CONFIG}current-context: one\n`);
  const env = { HTTPS_PROXY: 'http://env-proxy:3128' };
  expect((await resolved({ requestTimeout: 5000 }, env)).proxy?.host).toBe('env-proxy:3128');
  writeFileSync(
    join(folder, '.kube/config'),
    `${CONFIG.replace('6443"', '6443", proxy-url: "socks5://own-proxy"')}current-context: one\n`,
  );
  expect(await resolved({ requestTimeout: 5000 }, env)).toMatchObject({ requestTimeout: 5000 });
  expect((await resolved({}, env)).proxy?.href).toBe('socks5://own-proxy');
});

test('a certificate authority that is no certificate is told with its file', async () => {
  writeFileSync(join(folder, 'ca'), 'garbage');
  expect(await problemOf({ server: 'https://api.example', certificateAuthority: join(folder, 'ca') })).toMatchObject({
    message: `the certificate authority (${join(folder, 'ca')}) holds no valid PEM certificate`,
  });
});

test('yes is true in a kubeconfig, and something else is a problem', async () => {
  const config = (value: string) =>
    `${CONFIG.replace('6443"', `6443", insecure-skip-tls-verify: ${value}`)}current-context: one\n`;
  writeHomeConfig(config('yes'));
  expect(await resolved({})).toMatchObject({ insecureSkipTlsVerify: true });
  writeFileSync(join(folder, '.kube/config'), config('maybe'));
  expect((await problemOf({}))?.message).toMatch(
    /^insecure-skip-tls-verify of the cluster "c" in .* is not true or false$/,
  );
});
