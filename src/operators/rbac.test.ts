import { describe, expect, test } from 'vitest';
import type { Permission } from '../objects/gap.ts';
import type { JsonObject } from '../objects/json.ts';
import { parseMetadata } from '../objects/metadata.ts';
import type { KubeObject } from '../objects/object.ts';
import { isAllowed } from './rbac.ts';
import { refusedPermission } from './refusal.ts';

const account = { namespace: 'widget-system', name: 'widget-operator' };
const UPDATE: Permission = {
  verb: 'update',
  group: 'example.com',
  resource: 'widgets',
  namespace: 'shop',
  name: undefined,
};

function rbac(kind: string, name: string, namespace: string | undefined, more: JsonObject): KubeObject {
  const body: JsonObject = { kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) }, ...more };
  const type = {
    group: 'rbac.authorization.k8s.io',
    version: 'v1',
    resource: `${kind.toLowerCase()}s`,
    singular: kind.toLowerCase(),
    kind,
    shortNames: [],
    categories: [],
    namespaced: namespace !== undefined,
    verbs: [],
  };
  return { type, metadata: parseMetadata(body), body };
}

const rule = (resources: string[], verbs: string[], more: JsonObject = {}): JsonObject => ({
  apiGroups: ['example.com'],
  resources,
  verbs,
  ...more,
});

function bound(
  rules: JsonObject[],
  { subject = { kind: 'ServiceAccount', ...account }, namespace }: { subject?: JsonObject; namespace?: string } = {},
) {
  const kind = namespace === undefined ? 'ClusterRoleBinding' : 'RoleBinding';
  return {
    roles: [rbac('ClusterRole', 'r', undefined, { rules })],
    bindings: [rbac(kind, 'b', namespace, { roleRef: { kind: 'ClusterRole', name: 'r' }, subjects: [subject] })],
  };
}

describe('RBAC lets a ServiceAccount do what', () => {
  test.each([
    ['a rule names', bound([rule(['widgets'], ['get', 'update'])])],
    ['wildcards cover', bound([{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }])],
    ['a binding of its namespace gives', bound([rule(['widgets'], ['update'])], { namespace: 'shop' })],
    [
      'a group that it is in may do',
      bound([rule(['widgets'], ['update'])], {
        subject: { kind: 'Group', name: 'system:serviceaccounts:widget-system' },
      }),
    ],
    [
      'its user name may do',
      bound([rule(['widgets'], ['update'])], {
        subject: { kind: 'User', name: 'system:serviceaccount:widget-system:widget-operator' },
      }),
    ],
  ])('%s', (_, objects) => {
    expect(isAllowed(account, UPDATE, objects)).toBe(true);
  });

  test.each([
    ['has another verb', bound([rule(['widgets'], ['get'])])],
    ['is of another group', bound([{ apiGroups: [''], resources: ['widgets'], verbs: ['update'] }])],
    ['is for a subresource', bound([rule(['widgets/status', '*/finalizers'], ['update'])])],
    ['is for some objects by name', bound([rule(['widgets'], ['update'], { resourceNames: ['one'] })])],
    ['is bound in another namespace', bound([rule(['widgets'], ['update'])], { namespace: 'other' })],
    ['is bound to another', bound([rule(['widgets'], ['update'])], { subject: { kind: 'ServiceAccount', name: 'x' } })],
    ['is gone', { ...bound([]), roles: [] }],
  ])('nothing by a rule that %s', (_, objects) => {
    expect(isAllowed(account, UPDATE, objects)).toBe(false);
  });

  test('a rule for subresources and one by name let do just that', () => {
    const objects = bound([rule(['*/status'], ['update']), rule(['widgets'], ['update'], { resourceNames: ['one'] })]);
    expect(isAllowed(account, { ...UPDATE, resource: 'widgets/status' }, objects)).toBe(true);
    expect(isAllowed(account, { ...UPDATE, name: 'one' }, objects)).toBe(true);
    expect(isAllowed(account, { ...UPDATE, name: 'two' }, objects)).toBe(false);
  });
});

describe('the permission that was refused', () => {
  const who = 'User "system:serviceaccount:widget-system:widget-operator"';

  test('is read from the words of the API server, escaped or not', () => {
    const text = `widgets.example.com "one" is forbidden: ${who} cannot update resource "widgets/status" in API group "example.com" in the namespace "shop": RBAC: clusterrole "x" not found`;
    const expected = { ...UPDATE, resource: 'widgets/status', name: 'one' };
    expect(refusedPermission(text, account)).toEqual(expected);
    expect(refusedPermission(JSON.stringify({ error: text }), account)).toEqual(expected);
  });

  test('of lists has no name, and may be for the whole cluster', () => {
    const text = `failed to list *v1.Secret: secrets is forbidden: ${who} cannot list resource "secrets" in API group "" at the cluster scope`;
    expect(refusedPermission(text, account)).toEqual({
      verb: 'list',
      group: '',
      resource: 'secrets',
      namespace: undefined,
      name: undefined,
    });
  });

  test("is not another's, nor what something else forbids", () => {
    const other =
      'widgets "one" is forbidden: User "kate" cannot update resource "widgets" in API group "example.com" in the namespace "shop"';
    expect(refusedPermission(other, account)).toBeUndefined();
    expect(refusedPermission('pods "x" is forbidden: exceeded quota: q', account)).toBeUndefined();
  });
});
