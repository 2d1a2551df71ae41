import type { ClusterReader } from '../cluster/reader.ts';
import { ownableTypes, type SweepQuery, sweep } from '../cluster/sweep.ts';
import type { PartialList } from '../diagnosis/query.ts';
import { worthFollowing } from '../diagnosis/remains/remaining.ts';
import type { KubeObject } from '../objects/object.ts';
import { groupResource, type ResourceType } from '../objects/resource-type.ts';
import { readDetails } from './details.ts';

/**
 * Types whose objects the namespace controller deletes (kubernetes pkg/controller/namespace/deletion: those that can be
 * deleted). What can only be listed is computed, such as the PackageManifests of OLM, and never keeps a namespace. Files
 * without discovery do not tell what can be deleted: then all types count.
 */
export function deletableTypes(types: readonly ResourceType[]): ResourceType[] {
  const isTold = types.some(({ verbs }) => verbs.includes('delete'));
  return ownableTypes(types).filter(({ verbs }) => !isTold || verbs.includes('delete'));
}

type RemainingQuery = Pick<SweepQuery, 'types' | 'namespace' | 'only' | 'keep'>;

/** Lists types as metadata, and reads whole what is Terminating and worth following. */
export async function remainingObjects(
  reader: ClusterReader,
  query: RemainingQuery,
  signal: AbortSignal,
): Promise<PartialList> {
  const swept = await sweep(reader, { ...query, fallbackNamespace: reader.defaultNamespace }, signal);
  return withDetails(reader, swept);
}

/** The same objects, those whole that are Terminating and worth following; without those that have gone meanwhile. */
export async function withDetails(
  reader: ClusterReader,
  { objects, gaps, seen = countByType(objects) }: PartialList & { readonly seen?: ReadonlyMap<string, number> },
): Promise<PartialList> {
  const wanted = new Set(worthFollowing(objects));
  const details = await readDetails([...wanted], seen, reader);
  const whole = new Map(details.objects.map((object) => [object.metadata.uid, object]));
  return {
    objects: objects.flatMap((object) => {
      const found = whole.get(object.metadata.uid);
      if (found !== undefined) return [found];
      // Gone between the two readings, unless it could not be read.
      return wanted.has(object) && details.gaps.length === 0 ? [] : [object];
    }),
    gaps: [...gaps, ...details.gaps],
  };
}

function countByType(objects: readonly KubeObject[]): ReadonlyMap<string, number> {
  const types = Map.groupBy(objects, ({ type }) => groupResource(type));
  return new Map([...types].map(([name, { length }]) => [name, length]));
}
