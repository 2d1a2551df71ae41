import type { AccountName } from '../objects/account-name.ts';
import type { Permission } from '../objects/gap.ts';
import { type JsonObject, objectsAt, stringAt, stringsAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';

/** What RBAC consists of, read whole. */
export interface RbacObjects {
  /** ClusterRoles and Roles. */
  readonly roles: readonly KubeObject[];
  /** ClusterRoleBindings and RoleBindings. */
  readonly bindings: readonly KubeObject[];
}

/** A binding that reaches a ServiceAccount, and the role it names where that is there. */
export interface AccountRole {
  readonly binding: KubeObject;
  readonly role: KubeObject | undefined;
}

/**
 * The bindings that reach a ServiceAccount, by its name, by its user name and by the groups that all ServiceAccounts are
 * in (kubernetes.io, Authenticating, "Service account tokens").
 */
export function rolesOf(account: AccountName, { roles, bindings }: RbacObjects): AccountRole[] {
  const byKey = new Map(
    roles.map((role) => [roleKey(role.type.kind, role.metadata.namespace, role.metadata.name), role]),
  );
  return bindings
    .filter((binding) => objectsAt(binding.body, 'subjects').some((subject) => isMeant(subject, account, binding)))
    .map((binding) => {
      const { kind, name } = roleRef(binding);
      const role = byKey.get(roleKey(kind, kind === 'Role' ? binding.metadata.namespace : undefined, name));
      return { binding, role };
    });
}

/** The role that a binding names. */
export function roleRef({ body }: Pick<KubeObject, 'body'>): { readonly kind: string; readonly name: string } {
  return { kind: stringAt(body, 'roleRef', 'kind') ?? '', name: stringAt(body, 'roleRef', 'name') ?? '' };
}

/**
 * Whether RBAC lets a ServiceAccount do something (kubernetes pkg/registry/rbac/validation/rule.go and
 * plugin/pkg/auth/authorizer/rbac/rbac.go). Other authorizers of the cluster, such as webhooks, are not asked: they can
 * allow more. What the objects do not hold is not allowed.
 */
export function isAllowed(account: AccountName, asked: Permission, rbac: RbacObjects): boolean {
  return rolesOf(account, rbac).some(({ binding, role }) => {
    const { namespace } = binding.metadata;
    const reaches = namespace === undefined || namespace === asked.namespace;
    return reaches && role !== undefined && grants(role, asked);
  });
}

/** Whether a role has a rule for what is asked, wherever it is bound. */
export function grants(role: Pick<KubeObject, 'body'>, { verb, ...asked }: Permission): boolean {
  return rulesFor(role, asked).some((rule) => has(stringsAt(rule, 'verbs'), verb));
}

/** The verbs that a role has for objects of a type. */
export function grantedVerbs(role: Pick<KubeObject, 'body'>, asked: Omit<Permission, 'verb'>): string[] {
  return [...new Set(rulesFor(role, asked).flatMap((rule) => stringsAt(rule, 'verbs')))];
}

function rulesFor(role: Pick<KubeObject, 'body'>, { group, resource, name }: Omit<Permission, 'verb'>): JsonObject[] {
  const [, subresource] = resource.split('/');
  return objectsAt(role.body, 'rules').filter((rule) => {
    const names = stringsAt(rule, 'resourceNames');
    const resources = stringsAt(rule, 'resources');
    return (
      has(stringsAt(rule, 'apiGroups'), group) &&
      (has(resources, resource) || (subresource !== undefined && resources.includes(`*/${subresource}`))) &&
      (names.length === 0 || (name !== undefined && names.includes(name)))
    );
  });
}

function has(list: readonly string[], item: string): boolean {
  return list.includes('*') || list.includes(item);
}

function isMeant(subject: JsonObject, account: AccountName, binding: KubeObject): boolean {
  const name = stringAt(subject, 'name') ?? '';
  switch (stringAt(subject, 'kind')) {
    case 'ServiceAccount':
      return (
        name === account.name &&
        (stringAt(subject, 'namespace') ?? binding.metadata.namespace ?? '') === account.namespace
      );
    case 'User':
      return name === userOf(account);
    case 'Group':
      return groupsOf(account).includes(name);
    default:
      return false;
  }
}

/** The user name of a ServiceAccount. */
export function userOf({ namespace, name }: AccountName): string {
  return `system:serviceaccount:${namespace}:${name}`;
}

/** The groups that a ServiceAccount is in. */
export function groupsOf({ namespace }: AccountName): string[] {
  return ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'];
}

function roleKey(kind: string, namespace: string | undefined, name: string): string {
  return `${kind}/${namespace ?? ''}/${name}`;
}
