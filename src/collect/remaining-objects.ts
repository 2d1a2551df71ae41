import type { ClusterReader } from '../cluster/reader.ts';
import { ownableTypes, type SweepQuery, sweep } from '../cluster/sweep.ts';
import type { PartialList } from '../diagnosis/query.ts';
import { worthFollowing } from '../diagnosis/remaining.ts';
import type { ResourceType } from '../objects/resource-type.ts';
import { readDetails } from './details.ts';

/**
 * Types whose objects the namespace controller deletes (kubernetes pkg/controller/namespace/deletion: those that can be
 * deleted). What can only be listed is computed, such as the PackageManifests of OLM, and never keeps a namespace.
 */
export function deletableTypes(types: readonly ResourceType[]): ResourceType[] {
  return ownableTypes(types).filter(({ verbs }) => verbs.includes('delete'));
}

/** Lists types as metadata, and reads whole what is Terminating and worth following. */
export async function remainingObjects(
  reader: ClusterReader,
  query: Pick<SweepQuery, 'types' | 'namespace' | 'only'>,
  signal: AbortSignal,
): Promise<PartialList> {
  const swept = await sweep(reader, { ...query, fallbackNamespace: reader.defaultNamespace, fresh: true }, signal);
  const wanted = new Set(worthFollowing(swept.objects));
  const details = await readDetails([...wanted], swept.seen, reader);
  const whole = new Map(details.objects.map((object) => [object.metadata.uid, object]));
  const objects = swept.objects.flatMap((object) => {
    const found = whole.get(object.metadata.uid);
    if (found !== undefined) return [found];
    // Gone between the two readings, unless it could not be read.
    return wanted.has(object) && details.gaps.length === 0 ? [] : [object];
  });
  return { objects, gaps: [...swept.gaps, ...details.gaps] };
}
