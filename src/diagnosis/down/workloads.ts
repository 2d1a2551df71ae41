import type { QueryMap } from '../query.ts';

/** All that makes pods for long in a namespace, or in all of them, whole: one list of each kind. */
export function workloadsIn(namespace: string | undefined): {
  readonly deployments: QueryMap['list'];
  readonly statefulSets: QueryMap['list'];
  readonly daemonSets: QueryMap['list'];
} {
  const of = (resource: string): QueryMap['list'] => ({ kind: 'list', group: 'apps', resource, namespace });
  return { deployments: of('deployments'), statefulSets: of('statefulsets'), daemonSets: of('daemonsets') };
}
