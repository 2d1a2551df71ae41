import type { Permission } from '../objects/gap.ts';
import { objectAt, objectsAt, stringsAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import { groupResource } from '../objects/resource-type.ts';
import {
  type AccountName,
  type AccountRole,
  grantedVerbs,
  grants,
  type RbacObjects,
  roleRef,
  rolesOf,
} from '../operators/rbac.ts';
import { inNamespace, kubectl } from './commands.ts';
import type { Remedy } from './finding.ts';
import { inWords } from './words.ts';

/** Why a ServiceAccount lacks a permission, and what gives it. */
export interface AccessFault {
  /** A sentence part, such as `ClusterRole x has get, list of widgets, not update`; '' where there is nothing to tell. */
  readonly text: string;
  /** The role or binding that it is about, where there is one: who changed it last is worth telling. */
  readonly object: KubeObject | undefined;
  readonly remedies: readonly Remedy[];
}

/**
 * Finds what is wrong with the roles and bindings of a ServiceAccount that lacks a permission, likeliest first: a binding
 * whose role is gone, a role without the verb, a role that nobody bound, no role at all.
 * @param verbs what to give: the verb that is missing, and those that go with it
 */
export function accessFault(
  account: AccountName,
  permission: Permission,
  verbs: readonly string[],
  rbac: RbacObjects,
): AccessFault {
  const bound = rolesOf(account, rbac).filter(({ binding }) => reaches(binding, permission));
  return (
    roleGone(bound, permission, verbs) ??
    verbMissing(bound, permission, verbs) ??
    roleUnbound(account, permission, rbac) ??
    nothingBound(account, permission, verbs)
  );
}

function reaches({ metadata }: KubeObject, { namespace }: Permission): boolean {
  return metadata.namespace === undefined || metadata.namespace === namespace;
}

function roleGone(
  bound: readonly AccountRole[],
  permission: Permission,
  verbs: readonly string[],
): AccessFault | undefined {
  const dangling = bound.find(({ role }) => role === undefined)?.binding;
  if (dangling === undefined) return undefined;
  const { kind, name } = roleRef(dangling);
  return {
    text: `${inWords(dangling)} gives it ${kind} ${name}, which is gone`,
    object: dangling,
    remedies: [
      {
        command: kubectl(
          ...(kind === 'Role' ? inNamespace(dangling.metadata.namespace) : []),
          'create',
          kind.toLowerCase(),
          name,
          `--verb=${verbs.join(',')}`,
          `--resource=${resourceOf(permission)}`,
        ),
        effect:
          "Makes the role again with this permission alone. What else it held is in the operator's manifests: better apply those.",
        safety: 'careful',
      },
    ],
  };
}

/** A role that names the type, or another of its group, and lacks the verb. */
function verbMissing(
  bound: readonly AccountRole[],
  permission: Permission,
  verbs: readonly string[],
): AccessFault | undefined {
  const roles = bound.flatMap(({ role }) =>
    role === undefined || isAggregated(role) || isOfKubernetes(role) ? [] : role,
  );
  const [plural = ''] = permission.resource.split('/');
  const ofType = roles.find((role) => grantedVerbs(role, permission).length > 0);
  const ofGroup = roles.find((role) => namesGroup(role, permission.group));
  const role = ofType ?? ofGroup;
  if (role === undefined) return undefined;
  const has = grantedVerbs(role, permission);
  const type = groupResource({ group: permission.group, resource: plural });
  const what = permission.resource === plural ? type : `${permission.resource.slice(plural.length + 1)} of ${type}`;
  const rule = { apiGroups: [permission.group], resources: [permission.resource], verbs };
  const patch = JSON.stringify([{ op: 'add', path: '/rules/-', value: rule }]);
  return {
    text:
      has.length === 0
        ? `${inWords(role)} has no rule for ${what}`
        : `${inWords(role)} lets it ${has.join(', ')} ${what}, but not ${permission.verb}`,
    object: role,
    remedies: [
      {
        command: kubectl(
          ...inNamespace(role.metadata.namespace),
          'patch',
          role.type.kind.toLowerCase(),
          role.metadata.name,
          '--type=json',
          '-p',
          patch,
        ),
        effect: `Lets it ${verbs.join(' and ')} ${what}: it goes on with its next try. Whoever installs the role can take it back.`,
        safety: 'safe',
      },
    ],
  };
}

/** A role that would do and that nothing binds to the account. */
function roleUnbound(account: AccountName, permission: Permission, { roles }: RbacObjects): AccessFault | undefined {
  const role = roles.find(
    (candidate) =>
      !isOfKubernetes(candidate) &&
      (candidate.metadata.namespace === undefined || candidate.metadata.namespace === permission.namespace) &&
      isNamedFor(candidate, account) &&
      grants(candidate, permission),
  );
  if (role === undefined) return undefined;
  const isRole = role.type.kind === 'Role';
  return {
    text: `${inWords(role)} would let it, and no binding gives it to the ServiceAccount`,
    object: role,
    remedies: [
      {
        command: kubectl(
          ...(isRole ? inNamespace(role.metadata.namespace) : []),
          'create',
          isRole ? 'rolebinding' : 'clusterrolebinding',
          role.metadata.name,
          `--${role.type.kind.toLowerCase()}=${role.metadata.name}`,
          `--serviceaccount=${account.namespace}:${account.name}`,
        ),
        effect: 'Binds it again: the operator goes on with its next try.',
        safety: 'safe',
      },
    ],
  };
}

function nothingBound(account: AccountName, permission: Permission, verbs: readonly string[]): AccessFault {
  const [plural = ''] = permission.resource.split('/');
  const name = `${account.name}-${plural}`;
  return {
    text: '',
    object: undefined,
    remedies: [
      {
        command: [
          kubectl('create', 'clusterrole', name, `--verb=${verbs.join(',')}`, `--resource=${resourceOf(permission)}`),
          kubectl(
            'create',
            'clusterrolebinding',
            name,
            `--clusterrole=${name}`,
            `--serviceaccount=${account.namespace}:${account.name}`,
          ),
        ].join('\n'),
        effect:
          "Gives it this permission in all namespaces. What else it needs is in the operator's manifests: better apply those.",
        safety: 'careful',
      },
    ],
  };
}

/** `widgets.example.com/status`, as kubectl create role takes it. */
function resourceOf({ group, resource }: Permission): string {
  const [plural = '', subresource] = resource.split('/');
  return `${groupResource({ group, resource: plural })}${subresource === undefined ? '' : `/${subresource}`}`;
}

/** Its rules are added up from other roles, and what is written into it is undone. */
function isAggregated({ body }: KubeObject): boolean {
  return objectAt(body, 'aggregationRule') !== undefined;
}

/** Kubernetes' own roles are nobody's to mend (kubernetes.io, Using RBAC Authorization, "Default roles"). */
function isOfKubernetes({ metadata }: KubeObject): boolean {
  return metadata.labels['kubernetes.io/bootstrapping'] === 'rbac-defaults';
}

function namesGroup({ body }: KubeObject, group: string): boolean {
  return objectsAt(body, 'rules').some((rule) => stringsAt(rule, 'apiGroups').includes(group));
}

function isNamedFor({ metadata }: KubeObject, { namespace, name }: AccountName): boolean {
  return metadata.name.includes(name) || (name === 'default' && metadata.name.includes(namespace));
}
