import type { ClusterReader } from '../../cluster/reader.ts';
import type { Gap } from '../../objects/gap.ts';
import type { Metadata } from '../../objects/metadata.ts';
import type { ResourceType } from '../../objects/resource-type.ts';

const PAGE = 500;
/** Namespaces that are remembered, at most. */
const MOST_NAMESPACES = 200;

/** Up to so many objects of a type, one of each namespace in turn, so that the first of them are spread over namespaces. */
export async function canaryObjects(
  type: ResourceType,
  count: number,
  reader: ClusterReader,
): Promise<{ readonly objects: readonly Metadata[]; readonly gap: Gap | undefined }> {
  const byNamespace = new Map<string, Metadata[]>();
  let gap: Gap | undefined;
  for await (const page of reader.list({ type, detail: 'metadata', pageSize: PAGE, patient: true })) {
    if (!page.ok) {
      gap = page.gap;
      break;
    }
    for (const { metadata } of page.value.objects) {
      const { namespace = '' } = metadata;
      const kept = byNamespace.get(namespace) ?? [];
      if (kept.length < count && (kept.length > 0 || byNamespace.size < MOST_NAMESPACES))
        byNamespace.set(namespace, [...kept, metadata]);
    }
  }
  const objects: Metadata[] = [];
  const lists = [...byNamespace.values()];
  for (let turn = 0; objects.length < count; turn += 1) {
    const round = lists.flatMap((list) => list[turn] ?? []);
    if (round.length === 0) break;
    objects.push(...round);
  }
  return { objects: objects.slice(0, count), gap };
}
