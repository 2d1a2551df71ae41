import { objectsAt, stringAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';

/** A role that a binding gives to ServiceAccounts. */
export interface BoundRole {
  /** ClusterRole or Role. */
  readonly role: KubeObject;
  /** The namespace in which its rules hold; undefined: all, and cluster-scoped types. */
  readonly namespace: string | undefined;
  readonly accounts: readonly { readonly namespace: string; readonly name: string }[];
}

/** What bindings give; those to users and groups alone, or of roles that were not read, are left out. */
export function boundRoles(bindings: readonly KubeObject[], roles: readonly KubeObject[]): BoundRole[] {
  const byKey = new Map(
    roles.map((role) => [roleKey(role.type.kind, role.metadata.namespace, role.metadata.name), role]),
  );
  return bindings.flatMap((binding): BoundRole | [] => {
    const { namespace } = binding.metadata;
    const kind = stringAt(binding.body, 'roleRef', 'kind') ?? '';
    const name = stringAt(binding.body, 'roleRef', 'name') ?? '';
    // A RoleBinding may name a ClusterRole, whose rules then hold in its namespace alone.
    const role = byKey.get(roleKey(kind, kind === 'Role' ? namespace : undefined, name));
    const accounts = accountsOf(binding);
    return role === undefined || accounts.length === 0 ? [] : { role, namespace, accounts };
  });
}

function roleKey(kind: string, namespace: string | undefined, name: string): string {
  return `${kind}/${namespace ?? ''}/${name}`;
}

function accountsOf(binding: KubeObject): { namespace: string; name: string }[] {
  return objectsAt(binding.body, 'subjects').flatMap((subject) => {
    const name = stringAt(subject, 'name') ?? '';
    switch (stringAt(subject, 'kind')) {
      case 'ServiceAccount':
        return { namespace: stringAt(subject, 'namespace') ?? binding.metadata.namespace ?? '', name };
      case 'User':
        return accountOfUser(name);
      default:
        return [];
    }
  });
}

/** The ServiceAccount behind `system:serviceaccount:NAMESPACE:NAME` (kubernetes.io, Authenticating). */
function accountOfUser(user: string): { namespace: string; name: string } | [] {
  const [, namespace, name] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(user) ?? [];
  return namespace === undefined || name === undefined ? [] : { namespace, name };
}
