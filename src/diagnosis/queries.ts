/**
 * Questions that several rules ask. A list is asked once for all symptoms, so that rules should ask for the same: all
 * pods of a namespace, not those with some label.
 */

/** All pods of a namespace. */
export function podsIn(namespace: string | undefined) {
  return { kind: 'list', group: '', resource: 'pods', namespace } as const;
}

/** Events of a namespace; those about cluster-scoped objects are in `default` (see eventNamespace). */
export function eventsIn(namespace: string) {
  return { kind: 'list', group: '', resource: 'events', namespace } as const;
}

/** Leases of a namespace. */
export function leasesIn(namespace: string) {
  return { kind: 'list', group: 'coordination.k8s.io', resource: 'leases', namespace } as const;
}

/** Workloads of one type, of a namespace or of all. */
export function workloadsIn(resource: 'deployments' | 'statefulsets' | 'daemonsets', namespace?: string) {
  return { kind: 'list', group: 'apps', resource, namespace } as const;
}

/** A node. */
export function nodeNamed(name: string) {
  return { kind: 'object', group: '', resource: 'nodes', namespace: undefined, name } as const;
}
