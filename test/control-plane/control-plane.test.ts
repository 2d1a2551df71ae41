import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startControlPlane } from './control-plane.ts';
import { isRunning } from './lock.ts';
import { sharedControlPlane, testNamespace } from './shared.ts';
import { waitFor } from './wait.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane);

function configMap(name: string, value: string): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data: { value } };
}

test('the API server reports the version it was built from', async () => {
  const answer = await plane.request('/version');
  expect(answer.json()).toMatchObject({ gitVersion: `v${plane.coordinates.binaries.version}` });
});

test('a restricted user may do what the rules say, in the namespace they name, and nothing else', async () => {
  const rules = [{ apiGroups: [''], resources: ['configmaps'], verbs: ['list'] }];
  const kubeconfig = await plane.restrictedUser('reader', rules, { namespace });
  expect(await plane.kubectl(['get', 'configmaps', '-o', 'name'], { kubeconfig })).toMatchObject({ code: 0 });
  const secrets = await plane.kubectl(['get', 'secrets'], { kubeconfig });
  expect(secrets.stderr).toContain('User "reader" cannot list resource "secrets"');
  const elsewhere = await plane.kubectl(['get', 'configmaps', '-n', 'default'], { kubeconfig });
  expect(elsewhere.code).toBe(1);
});

test('a user without rights gets them by group', async () => {
  const kubeconfig = await plane.user('root', { groups: ['system:masters'] });
  expect(await plane.kubectl(['get', 'nodes'], { kubeconfig })).toMatchObject({ code: 0 });
});

test('an expired certificate is refused', async () => {
  const kubeconfig = await plane.user('late', { groups: ['system:masters'], notAfter: Date.now() - 1000 });
  const answer = await plane.kubectl(['get', 'nodes'], { kubeconfig });
  expect(answer.stderr).toContain('must be logged in');
});

test('a service account has the identity of its token', async () => {
  const kubeconfig = await plane.serviceAccountKubeconfig(namespace, 'robot');
  const who = await plane.kubectl(['auth', 'whoami', '-o', 'json'], { kubeconfig });
  expect(JSON.parse(who.stdout).status.userInfo.username).toBe(`system:serviceaccount:${namespace}:robot`);
});

test('etcd shows what the API server stores, and takes changes past it', async () => {
  await plane.apply(configMap('stored', 'before'));
  const key = `/registry/configmaps/${namespace}/stored`;
  expect(await plane.etcd.keys(`/registry/configmaps/${namespace}/`)).toContain(key);
  const stored = await plane.etcd.get(key);
  expect(stored?.includes('before')).toBe(true);
  // Of the same length: protobuf counts bytes.
  await plane.etcd.put(key, Buffer.from(String(stored?.toString('latin1')).replace('before', 'behind'), 'latin1'));
  const path = `/api/v1/namespaces/${namespace}/configmaps/stored`;
  const answer = await plane.request(path);
  expect(answer.json()).toMatchObject({ data: { value: 'behind' } });
  expect(await plane.etcd.get(`${key}-missing`)).toBeUndefined();
});

test('an owner that is deleted takes its dependents along: controllers run', async () => {
  await plane.apply(configMap('owner', ''));
  const path = `/api/v1/namespaces/${namespace}/configmaps`;
  const { metadata } = (await plane.request(`${path}/owner`)).json() as { metadata: { uid: string } };
  const owner = { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid: metadata.uid };
  const dependent = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'dependent', ownerReferences: [owner] } };
  expect((await plane.request(path, { method: 'POST', body: dependent })).status).toBe(201);
  await plane.request(`${path}/owner`, { method: 'DELETE' });
  await waitFor('the dependent to be gone', async () => (await plane.request(`${path}/dependent`)).status === 404);
});

test('two control planes run side by side, keep their objects apart, and leave nothing behind', async () => {
  const [first, second] = await Promise.all([
    startControlPlane({ storageMediaType: 'application/json' }),
    startControlPlane({ controllerManager: false, apiServerFlags: ['--feature-gates=WatchList=false'] }),
  ]);
  try {
    expect(first.server).not.toBe(second.server);
    await first.apply({ ...configMap('only-here', ''), metadata: { name: 'only-here', namespace: 'default' } });
    const path = '/api/v1/namespaces/default/configmaps/only-here';
    expect((await first.request(path)).status).toBe(200);
    expect((await second.request(path)).status).toBe(404);
    const stored = await first.etcd.get('/registry/configmaps/default/only-here');
    expect(JSON.parse(String(stored))).toMatchObject({ kind: 'ConfigMap' });
    expect(second.processes.controllerManager).toBeUndefined();
  } finally {
    await Promise.all([first.stop(), second.stop()]);
  }
  for (const stopped of [first, second]) {
    expect(isRunning(stopped.processes.apiServer.pid)).toBe(false);
    expect(isRunning(stopped.processes.etcd.pid)).toBe(false);
    expect(existsSync(stopped.coordinates.directory)).toBe(false);
  }
});
