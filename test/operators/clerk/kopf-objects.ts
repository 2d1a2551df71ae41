/** Namespaced peerings; they have the status as an ordinary part, as kopf's own definition has them. */
const PEERINGS = { group: 'kopf.dev', plural: 'kopfpeerings' };

/**
 * What kopf itself wants to do, besides serving its objects: to see definitions and namespaces come and go, and to tell
 * its peers that it lives (kopf's documentation, deployment.rst, and examples/08-events of its repository have the same).
 */
export function frameworkPermissions(namespace: string, name: string): object[] {
  const role = `${namespace}-${name}-framework`;
  const api = 'rbac.authorization.k8s.io';
  const see = ['list', 'watch'];
  return [
    {
      apiVersion: `${api}/v1`,
      kind: 'ClusterRole',
      metadata: { name: role },
      rules: [
        { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: see },
        { apiGroups: [''], resources: ['namespaces'], verbs: see },
        { apiGroups: [PEERINGS.group], resources: [PEERINGS.plural], verbs: [...see, 'get', 'patch'] },
      ],
    },
    {
      apiVersion: `${api}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: role },
      roleRef: { apiGroup: api, kind: 'ClusterRole', name: role },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    },
  ];
}

/** The definition of KopfPeerings (peering.yaml of kopf's repository). */
export function peeringDefinition(): object {
  const open = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${PEERINGS.plural}.${PEERINGS.group}` },
    spec: {
      group: PEERINGS.group,
      scope: 'Namespaced',
      names: { kind: 'KopfPeering', plural: PEERINGS.plural, singular: 'kopfpeering' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', properties: { status: open } } },
        },
      ],
    },
  };
}

/** A peering without peers. */
export function peeringOf(namespace: string, name: string): object {
  return { apiVersion: `${PEERINGS.group}/v1`, kind: 'KopfPeering', metadata: { name, namespace } };
}
