import type { AccountName } from '../../objects/account-name.ts';
import type { Permission } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { inNamespace, kubectl } from '../commands.ts';
import type { Remedy } from '../finding.ts';

/** Adds a rule to a role. */
export function addRule(role: KubeObject, permission: Permission, verbs: readonly string[]): Remedy {
  const rule = { apiGroups: [permission.group], resources: [permission.resource], verbs };
  const patch = JSON.stringify([{ op: 'add', path: '/rules/-', value: rule }]);
  const { namespace, name } = role.metadata;
  return {
    command: kubectl(
      ...inNamespace(namespace),
      'patch',
      role.type.kind.toLowerCase(),
      name,
      '--type=json',
      '-p',
      patch,
    ),
    effect: `Lets it ${verbs.join(' and ')} ${typeInWords(permission)}: it goes on with its next try. Whoever installs the role can take it back.`,
    safety: 'safe',
  };
}

/** Makes a role that a binding names and that is gone. */
export function makeRole(
  { kind, name }: { readonly kind: string; readonly name: string },
  namespace: string | undefined,
  permission: Permission,
  verbs: readonly string[],
): Remedy {
  const where = kind === 'Role' ? inNamespace(namespace) : [];
  return {
    command: kubectl(...where, 'create', kind.toLowerCase(), name, verbsFlag(verbs), resourceFlag(permission)),
    effect:
      "Makes the role again with this permission alone. What else it held is in the operator's manifests: better apply those.",
    safety: 'careful',
  };
}

/** Binds a role to an account. */
export function bindRole(role: KubeObject, account: AccountName): Remedy {
  const isRole = role.type.kind === 'Role';
  const { namespace, name } = role.metadata;
  return {
    command: kubectl(
      ...(isRole ? inNamespace(namespace) : []),
      'create',
      isRole ? 'rolebinding' : 'clusterrolebinding',
      name,
      `--${role.type.kind.toLowerCase()}=${name}`,
      accountFlag(account),
    ),
    effect: 'Binds it again: the operator goes on with its next try.',
    safety: 'safe',
  };
}

/** Makes a role for the permission, and binds it. */
export function makeAndBind(account: AccountName, permission: Permission, verbs: readonly string[]): Remedy {
  const [plural = ''] = permission.resource.split('/');
  const name = `${account.name}-${plural}`;
  return {
    command: [
      kubectl('create', 'clusterrole', name, verbsFlag(verbs), resourceFlag(permission)),
      kubectl('create', 'clusterrolebinding', name, `--clusterrole=${name}`, accountFlag(account)),
    ].join('\n'),
    effect:
      "Gives it this permission in all namespaces. What else it needs is in the operator's manifests: better apply those.",
    safety: 'careful',
  };
}

/** `widgets.example.com`, `status of widgets.example.com`. */
export function typeInWords({ group, resource }: Permission): string {
  const [plural = '', subresource] = resource.split('/');
  const type = groupResource({ group, resource: plural });
  return subresource === undefined ? type : `${subresource} of ${type}`;
}

function verbsFlag(verbs: readonly string[]): string {
  return `--verb=${verbs.join(',')}`;
}

/** `widgets.example.com/status`, as kubectl create role takes it. */
function resourceFlag({ group, resource }: Permission): string {
  const [plural = '', subresource] = resource.split('/');
  return `--resource=${groupResource({ group, resource: plural })}${subresource === undefined ? '' : `/${subresource}`}`;
}

function accountFlag({ namespace, name }: AccountName): string {
  return `--serviceaccount=${namespace}:${name}`;
}
