import { expect, test } from 'vitest';
import type { AccessQuery } from '../../src/cluster/reader.ts';
import { sharedControlPlane, testNamespace } from '../control-plane/shared.ts';
import { waitFor } from '../control-plane/wait.ts';
import { openReader } from './open-reader.ts';
import { targetFromKubeconfig } from './target.ts';

const plane = sharedControlPlane();
const namespace = await testNamespace(plane, 'access');
const reader = openReader(targetFromKubeconfig(plane.adminKubeconfig));

/** The example operator's ServiceAccount wants to do something with a RedisCluster. */
const asked = (changes: Partial<AccessQuery> = {}): AccessQuery => ({
  user: 'system:serviceaccount:redis-system:redis-operator',
  groups: ['system:serviceaccounts', 'system:serviceaccounts:redis-system', 'system:authenticated'],
  verb: 'update',
  group: 'cache.example.com',
  resource: 'redisclusters',
  namespace,
  ...changes,
});

test("an operator's ServiceAccount may do what its roles say, and nothing else", async () => {
  expect(await reader.access(asked())).toMatchObject({
    ok: true,
    value: { allowed: true, reason: expect.stringContaining('ClusterRoleBinding "redis-operator') },
  });
  expect(await reader.access(asked({ subresource: 'status', namespace: undefined }))).toMatchObject({
    value: { allowed: true },
  });
  expect(await reader.access(asked({ verb: 'delete', group: '', resource: 'nodes', namespace: undefined }))).toEqual({
    ok: true,
    value: { allowed: false, reason: '' },
  });
  expect(
    await reader.access(asked({ group: 'rbac.authorization.k8s.io', resource: 'roles', name: 'a' })),
  ).toMatchObject({ value: { allowed: false } });
});

test('groups count: what is granted to all ServiceAccounts is granted to one', async () => {
  const subjects = [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'system:serviceaccounts' }];
  const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' };
  const metadata = { name: 'everyone', namespace };
  await plane.apply({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata, subjects, roleRef });
  const endpoints = asked({ verb: 'list', group: '', resource: 'persistentvolumeclaims' });
  // The API server's authorizer learns of a binding a moment later.
  await waitFor('the binding to count', async () => {
    const answer = await reader.access(endpoints);
    return answer.ok && answer.value.allowed;
  });
  expect(await reader.access({ ...endpoints, groups: [] })).toMatchObject({ value: { allowed: false } });
});

test('who may not ask is told which permission that takes', async () => {
  const kubeconfig = await plane.restrictedUser('asks-nothing', [
    { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
  ]);
  const restricted = openReader(targetFromKubeconfig(kubeconfig));
  expect(await restricted.access(asked({ subresource: 'finalizers' }))).toEqual({
    ok: false,
    gap: {
      subject: {
        kind: 'access',
        user: asked().user,
        asked: {
          verb: 'update',
          group: 'cache.example.com',
          resource: 'redisclusters/finalizers',
          namespace,
          name: undefined,
        },
      },
      reason: 'forbidden',
      message: expect.stringContaining('cannot create resource "subjectaccessreviews"'),
      permission: {
        verb: 'create',
        group: 'authorization.k8s.io',
        resource: 'subjectaccessreviews',
        namespace: undefined,
        name: undefined,
      },
    },
  });
});
