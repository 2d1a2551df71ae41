import type { CustomType } from './custom-type.ts';

/** What a keeper may do to the objects that it looks after. */
export const OBJECT_VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch'] as const;

/** A verb of OBJECT_VERBS. */
export type ObjectVerb = (typeof OBJECT_VERBS)[number];

/** Whose permissions. */
interface Grantee {
  readonly namespace: string;
  readonly name: string;
  readonly serves: CustomType;
}

const API = 'rbac.authorization.k8s.io';

/** The ServiceAccount, and the roles bound to it: one for objects everywhere, one for the Lease in its namespace. */
export function permissionsOf({ namespace, name, serves }: Grantee, verbs: readonly ObjectVerb[]): object[] {
  const { group, plural } = serves;
  const everywhere = `${namespace}-${name}`;
  const subjects = [{ kind: 'ServiceAccount', name, namespace }];
  const apiVersion = `${API}/v1`;
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } },
    {
      apiVersion,
      kind: 'ClusterRole',
      metadata: { name: everywhere },
      rules: [
        { apiGroups: [group], resources: [plural], verbs },
        { apiGroups: [group], resources: [`${plural}/status`, `${plural}/finalizers`], verbs: ['update', 'patch'] },
        { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'create', 'delete'] },
        { apiGroups: ['', 'events.k8s.io'], resources: ['events'], verbs: ['create', 'patch'] },
      ],
    },
    {
      apiVersion,
      kind: 'ClusterRoleBinding',
      metadata: { name: everywhere },
      roleRef: { apiGroup: API, kind: 'ClusterRole', name: everywhere },
      subjects,
    },
    {
      apiVersion,
      kind: 'Role',
      metadata: { name: `${name}-leader-election`, namespace },
      rules: [
        { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['get', 'create', 'update', 'patch'] },
      ],
    },
    {
      apiVersion,
      kind: 'RoleBinding',
      metadata: { name: `${name}-leader-election`, namespace },
      roleRef: { apiGroup: API, kind: 'Role', name: `${name}-leader-election` },
      subjects,
    },
  ];
}
