import type { QueryMap } from '../query.ts';

/** All pods of a namespace, whole. */
export function podsIn(namespace: string | undefined): QueryMap['list'] {
  return { kind: 'list', group: '', resource: 'pods', namespace };
}

/** All ReplicaSets of a namespace, whole. */
export function replicaSetsIn(namespace: string | undefined): QueryMap['list'] {
  return { kind: 'list', group: 'apps', resource: 'replicasets', namespace };
}

/** All events of a namespace, whole: one list serves all that happens in it. */
export function eventsIn(namespace: string | undefined): QueryMap['list'] {
  return { kind: 'list', group: '', resource: 'events', namespace };
}

/** A node. */
export function nodeNamed(name: string): QueryMap['object'] {
  return { kind: 'object', group: '', resource: 'nodes', namespace: undefined, name };
}

/** An object of the core group in a namespace. */
export function coreObject(resource: string, namespace: string | undefined, name: string): QueryMap['object'] {
  return { kind: 'object', group: '', resource, namespace, name };
}

/** All Leases of a namespace, whole. */
export function leasesIn(namespace: string): QueryMap['list'] {
  return { kind: 'list', group: 'coordination.k8s.io', resource: 'leases', namespace };
}

/** Leases of one name, of all namespaces: where one lives is configurable. */
export function leasesNamed(name: string): QueryMap['list'] {
  return { kind: 'list', group: 'coordination.k8s.io', resource: 'leases', fieldSelector: `metadata.name=${name}` };
}
