import type { Gap } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';
import { groupResource, type ResourceType } from '../objects/resource-type.ts';
import { listOrNarrow } from './list-or-narrow.ts';
import type { ClusterReader, ListQuery } from './reader.ts';

/** Which lists to ask for. */
export interface SweepQuery {
  readonly types: readonly ResourceType[];
  /** undefined: the whole cluster. Cluster-scoped types are listed whole in both cases. */
  readonly namespace: string | undefined;
  /** Where a list of the whole cluster is forbidden: the namespace to ask for instead. */
  readonly fallbackNamespace: string;
  /** Which objects are wanted; the others are only counted. undefined: all. */
  readonly only: ListQuery['only'];
  /** Which of what the lists bring is kept; the others are let go page by page. undefined: all. */
  readonly keep?: ((object: KubeObject) => boolean) | undefined;
  /** As things are now, rather than as the API server's cache has them. */
  readonly fresh?: boolean;
}

/** What a sweep brought home. */
export interface SweepResult {
  readonly objects: readonly KubeObject[];
  readonly gaps: readonly Gap[];
  /** Types whose list was read at least in part. */
  readonly typesRead: number;
  /** How many objects of each type the server sent, those that were dropped included; by `plural.group`. */
  readonly seen: ReadonlyMap<string, number>;
}

/**
 * Lists many types side by side as metadata; the reader limits what is in flight. What cannot be read is a gap.
 * A type that is forbidden cluster-wide is asked for in one namespace, and stays a gap for the rest.
 */
export async function sweep(reader: ClusterReader, query: SweepQuery, signal: AbortSignal): Promise<SweepResult> {
  const objects: KubeObject[] = [];
  const gaps: Gap[] = [];
  let typesRead = 0;
  const seen = new Map<string, number>();
  const collectType = async (type: ResourceType): Promise<void> => {
    const namespace = type.namespaced ? query.namespace : undefined;
    const list: ListQuery = { type, namespace, detail: 'metadata', only: query.only, fresh: query.fresh ?? false };
    const name = groupResource(type);
    let answered = false;
    const gap = await listOrNarrow(reader, list, query.fallbackNamespace, (page) => {
      if (signal.aborted) return false;
      if (!answered) typesRead++;
      answered = true;
      objects.push(...(query.keep === undefined ? page.objects : page.objects.filter(query.keep)));
      seen.set(name, (seen.get(name) ?? 0) + page.objects.length + page.dropped);
      return true;
    });
    if (gap !== undefined) gaps.push(gap);
  };
  await Promise.all(query.types.map(collectType));
  return { objects, gaps, typesRead, seen };
}

/**
 * Types whose objects can own or be owned. Left out: what cannot be listed; events, which are many and are never
 * owned; and virtual objects, which have no uid (component statuses, and metrics, which are computed when asked for).
 */
export function ownableTypes(types: readonly ResourceType[]): ResourceType[] {
  return types.filter((type) => {
    if (!type.verbs.includes('list')) return false;
    if (type.resource === 'events' && (type.group === '' || type.group === 'events.k8s.io')) return false;
    if (type.resource === 'componentstatuses' && type.group === '') return false;
    return type.group !== 'metrics.k8s.io' && !type.group.endsWith('.metrics.k8s.io');
  });
}
