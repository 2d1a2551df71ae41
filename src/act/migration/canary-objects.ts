import type { ClusterReader } from '../../cluster/reader.ts';
import { EvenSample, halvingOrder } from '../../migration/even-sample.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import type { Metadata } from '../../objects/metadata.ts';
import { listStoredObjects } from './stored-objects.ts';

/** Namespaces that are remembered, at most. */
const MOST_NAMESPACES = 200;

/** Objects to try the canary with. */
export interface CanaryObjects {
  readonly objects: readonly Metadata[];
  /** They are all that there are. */
  readonly isAll: boolean;
}

/**
 * Up to so many objects of a type, from all over the list: of a type that is migrated in part, what is stale is in any part
 * of it. Namespaces have their turns, and within each the order is that of `halvingOrder`, as is that of namespaces. One
 * look at all metadata; no more than twice as many are kept at a time.
 */
export async function canaryObjects(
  subject: MigrationSubject,
  count: number,
  reader: ClusterReader,
  signal: AbortSignal,
): Promise<CanaryObjects> {
  const namespaces = new EvenSample<NamespaceSample>(MOST_NAMESPACES);
  let current: NamespaceSample | undefined;
  let ofEach = count;
  let listed = 0;
  let isWhole = true;
  for await (const page of listStoredObjects(reader, subject)) {
    if (!page.ok || signal.aborted) {
      isWhole = false;
      break;
    }
    for (const { metadata } of page.value.objects) {
      // Lists are in the order of namespaces.
      if (current === undefined || current.namespace !== metadata.namespace) {
        current = { namespace: metadata.namespace, sample: new EvenSample(ofEach) };
        namespaces.add(current);
      }
      current.sample.add(metadata);
      listed += 1;
    }
    isWhole &&= page.value.inconsistent !== true;
    while (ofEach > 1 && keptOf(namespaces) > 2 * count) {
      ofEach = Math.ceil(ofEach / 2);
      for (const { sample } of namespaces.items) sample.limit(ofEach);
    }
  }
  const lists = halvingOrder(namespaces.items).map(({ sample }) => halvingOrder(sample.items));
  const objects = inTurns(lists, count);
  return { objects, isAll: isWhole && objects.length === listed };
}

interface NamespaceSample {
  readonly namespace: string | undefined;
  readonly sample: EvenSample<Metadata>;
}

function keptOf({ items }: EvenSample<NamespaceSample>): number {
  return items.reduce((sum, { sample }) => sum + sample.items.length, 0);
}

/** One of each list in turn, up to so many. */
function inTurns(lists: readonly (readonly Metadata[])[], count: number): Metadata[] {
  const objects: Metadata[] = [];
  for (let turn = 0; objects.length < count; turn += 1) {
    const round = lists.flatMap((list) => list[turn] ?? []);
    if (round.length === 0) break;
    objects.push(...round);
  }
  return objects.slice(0, count);
}
