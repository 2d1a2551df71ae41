import type { ClusterReader } from '../../cluster/reader.ts';
import type { StoredObjects } from '../../migration/preflight/facts.ts';
import type { ResourceType } from '../../objects/resource-type.ts';

/** How many objects there are, and the first of them, by as little reading as a source allows. */
export async function readStoredObjects(type: ResourceType, reader: ClusterReader): Promise<StoredObjects> {
  let count = 0;
  let sample: StoredObjects['sample'];
  for await (const page of reader.list({ type, detail: 'metadata', pageSize: 1 })) {
    if (!page.ok) return { count: undefined, sample, gap: page.gap };
    const { objects, remaining } = page.value;
    count += objects.length;
    sample ??= objects[0]?.metadata;
    // A live server says how many come after the first page; a capture is read to its end.
    if (remaining !== undefined) return { count: count + remaining, sample, gap: undefined };
    if (reader.source.kind === 'live') return { count: undefined, sample, gap: undefined };
  }
  return { count, sample, gap: undefined };
}
