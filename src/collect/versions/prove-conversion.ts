import type { ClusterReader } from '../../cluster/reader.ts';
import { type LossTally, tallyLoss } from '../../migration/loss/loss.ts';
import { lostFields } from '../../migration/loss/lost-fields.ts';
import { prunesNothing, schemaOf } from '../../migration/loss/schema.ts';
import { endpointAt } from '../../migration/subject.ts';
import type { Definition } from '../../objects/definition.ts';
import { type Gap, interruptedList } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { ConversionProof } from '../../versions/standing-facts.ts';

/** What is to be proven. */
export interface ProofQuery {
  readonly definition: Definition;
  /** The CRD, read whole. */
  readonly object: KubeObject;
  /** The version that is to go. */
  readonly version: string;
  readonly replacement: string;
  readonly signal: AbortSignal;
  /** Gets how many objects were read so far. */
  readonly onProgress: (objects: number) => void;
}

const PAGE = 200;
const MOST_UNREADABLE = 1000;

type Unreadable = { readonly object: string; readonly version: string; readonly gap: Gap };

/**
 * Reads every object at both versions, each by itself and so straight from the store: lists are answered from what was
 * converted before. With conversion None the readings are compared, too.
 */
export async function proveConversion(reader: ClusterReader, query: ProofQuery): Promise<ConversionProof> {
  const { definition, replacement, signal, onProgress } = query;
  const unreadable: Unreadable[] = [];
  const lost = tallyLoss();
  let objects = 0;
  for await (const page of reader.list({
    type: endpointAt(definition, replacement),
    detail: 'metadata',
    pageSize: PAGE,
  })) {
    if (!page.ok) return { objects, unreadable, lost: lost.fields(), gap: page.gap };
    // The reader limits what is in flight.
    await Promise.all(page.value.objects.map((object) => readAtBoth(object, reader, query, { unreadable, lost })));
    objects += page.value.objects.length;
    onProgress(objects);
    // Enough to know that nothing is proven.
    if (unreadable.length >= MOST_UNREADABLE) break;
    if (signal.aborted)
      return { objects, unreadable, lost: lost.fields(), gap: interruptedList(endpointAt(definition, replacement)) };
  }
  return { objects, unreadable, lost: lost.fields(), gap: undefined };
}

async function readAtBoth(
  { metadata: { namespace, name } }: KubeObject,
  reader: ClusterReader,
  { definition, object, version, replacement }: ProofQuery,
  found: { readonly unreadable: Unreadable[]; readonly lost: LossTally },
): Promise<void> {
  const isCompared = definition.conversion === undefined && !prunesNothing(object);
  const place = namespace === undefined ? name : `${namespace}/${name}`;
  const get = (at: string) =>
    reader.get({ type: endpointAt(definition, at), namespace, name, detail: isCompared ? 'whole' : 'metadata' });
  const [old, other] = await Promise.all([get(version), get(replacement)]);
  for (const [at, answer] of [
    [version, old],
    [replacement, other],
  ] as const)
    if (!answer.ok && answer.gap.reason !== 'not-found')
      found.unreadable.push({ object: place, version: at, gap: answer.gap });
  // Between the two readings somebody may have written.
  if (
    !isCompared ||
    !old.ok ||
    !other.ok ||
    old.value.metadata.resourceVersion !== other.value.metadata.resourceVersion
  )
    return;
  found.lost.add(place, lostFields(old.value.body ?? {}, other.value.body ?? {}, schemaOf(object, version)));
}
