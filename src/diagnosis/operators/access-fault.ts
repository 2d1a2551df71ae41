import type { AccountName } from '../../objects/account-name.ts';
import type { Permission } from '../../objects/gap.ts';
import { objectAt, objectsAt, stringsAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { inWords } from '../../objects/words.ts';
import { type AccountRole, grantedVerbs, grants, type RbacObjects, roleRef, rolesOf } from '../../operators/rbac.ts';
import type { Remedy } from '../finding.ts';
import { addRule, bindRole, makeAndBind, makeRole, typeInWords } from './access-remedies.ts';

/** Why a ServiceAccount lacks a permission, and what gives it. */
export interface AccessFault {
  /** A sentence part, such as `ClusterRole x lets it get, list widgets, but not update`; '' where there is nothing to tell. */
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
  const bound = rolesOf(account, rbac).filter(({ binding: { metadata } }) => reaches(metadata.namespace, permission));
  const dangling = bound.find(({ role }) => role === undefined)?.binding;
  if (dangling !== undefined) {
    const named = roleRef(dangling);
    return {
      text: `${inWords(dangling)} gives it ${named.kind} ${named.name}, which is gone`,
      object: dangling,
      remedies: [makeRole(named, dangling.metadata.namespace, permission, verbs)],
    };
  }
  const role = roleWithoutVerb(bound, permission);
  if (role !== undefined) {
    const has = grantedVerbs(role, permission);
    const what = typeInWords(permission);
    const text =
      has.length === 0 ? `has no rule for ${what}` : `lets it ${has.join(', ')} ${what}, but not ${permission.verb}`;
    return { text: `${inWords(role)} ${text}`, object: role, remedies: [addRule(role, permission, verbs)] };
  }
  const unbound = unboundRole(account, permission, rbac);
  if (unbound !== undefined) {
    return {
      text: `${inWords(unbound)} would let it, and no binding gives it to the ServiceAccount`,
      object: unbound,
      remedies: [bindRole(unbound, account)],
    };
  }
  return { text: '', object: undefined, remedies: [makeAndBind(account, permission, verbs)] };
}

function reaches(namespace: string | undefined, permission: Permission): boolean {
  return namespace === undefined || namespace === permission.namespace;
}

/** A role that names the type, or another of its group, and lacks the verb. */
function roleWithoutVerb(bound: readonly AccountRole[], permission: Permission): KubeObject | undefined {
  const roles = bound.flatMap(({ role }) =>
    role === undefined || isAggregated(role) || isOfKubernetes(role) ? [] : role,
  );
  const ofType = roles.find((role) => grantedVerbs(role, permission).length > 0);
  return ofType ?? roles.find((role) => namesGroup(role, permission.group));
}

/** A role that would do, is named for the account, and that nothing binds to it. */
function unboundRole(account: AccountName, permission: Permission, { roles }: RbacObjects): KubeObject | undefined {
  return roles.find(
    (role) =>
      !isOfKubernetes(role) &&
      reaches(role.metadata.namespace, permission) &&
      isNamedFor(role, account) &&
      grants(role, permission),
  );
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
