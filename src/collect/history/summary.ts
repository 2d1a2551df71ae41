import { listOrNarrow } from '../../cluster/list-or-narrow.ts';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { ConditionSummary, TypeSummary } from '../../history/summary/summary.ts';
import { tallyConditions, worstTypeFirst } from '../../history/summary/tally-conditions.ts';
import type { Gap } from '../../objects/gap.ts';
import { isOwnGroup } from '../../objects/own-group.ts';
import { groupResource, type ResourceType } from '../../objects/resource-type.ts';
import { distinctGaps } from '../distinct-gaps.ts';

/** What is summed up. */
export interface SummaryQuery {
  readonly types: readonly ResourceType[];
  /** undefined: all namespaces. */
  readonly namespace: string | undefined;
  readonly selector: string | undefined;
  /** Is told the uid of each object that is counted. */
  readonly onObject?: ((uid: string) => void) | undefined;
  readonly signal: AbortSignal;
}

/** How far the reading is, for whoever waits. */
export interface SummaryProgress {
  types: number;
  objects: number;
}

/** Counts the conditions of all objects of many types, all types side by side: each object is looked at and let go of. */
export async function readSummary(
  reader: ClusterReader,
  { types, namespace, selector, onObject, signal }: SummaryQuery,
  progress: SummaryProgress,
): Promise<Omit<ConditionSummary, 'restless'>> {
  const gaps: Gap[] = [];
  const now = reader.now();
  const found = await Promise.all(
    types.map(async (type): Promise<TypeSummary> => {
      const tally = tallyConditions(groupResource(type), now);
      const place = type.namespaced ? namespace : undefined;
      const list = { type, namespace: place, detail: 'whole', labelSelector: selector } as const;
      const gap = await listOrNarrow(reader, list, reader.defaultNamespace, ({ objects }) => {
        for (const object of objects) {
          tally.add(object);
          onObject?.(object.metadata.uid);
        }
        progress.objects += objects.length;
        return !signal.aborted;
      });
      if (gap !== undefined) gaps.push(gap);
      progress.types += 1;
      return tally.result();
    }),
  );
  const withConditions = found.filter(({ objects, without }) => objects > without);
  return { types: withConditions.toSorted(worstTypeFirst), gaps: distinctGaps(gaps), now: reader.now() };
}

/**
 * Types whose objects may have conditions, each once: those of Kubernetes with a status of their own, and all others, since a
 * CRD can have a status without the subresource for it.
 * @param clusterScoped whether those of no namespace are meant as well
 */
export function typesWithConditions({ types }: Discovery, clusterScoped: boolean): readonly ResourceType[] {
  return types.filter(
    (type) =>
      type.verbs.includes('list') &&
      (type.hasStatus !== false || !isOwnGroup(type.group)) &&
      (clusterScoped || type.namespaced) &&
      !WITHOUT.has(groupResource(type)),
  );
}

/**
 * Types of Kubernetes with a status in which there are no conditions (kubernetes/api core/v1, batch/v1, networking/v1,
 * storage/v1 types.go), and those that are not asked because they are no objects with a state, such as Events.
 */
const WITHOUT: ReadonlySet<string> = new Set([
  ...['persistentvolumes', 'resourcequotas', 'cronjobs.batch', 'ingresses.networking.k8s.io'],
  ...[
    'pods.metrics.k8s.io',
    'nodes.metrics.k8s.io',
    'volumeattachments.storage.k8s.io',
    'events',
    'events.events.k8s.io',
    'componentstatuses',
  ],
]);
