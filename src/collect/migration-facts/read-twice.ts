import type { ClusterReader, ObjectPage } from '../../cluster/reader.ts';
import type { Answer, Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { ResourceType } from '../../objects/resource-type.ts';

/** Objects of a page: enough to make the requests few, and few enough for objects of a megabyte. */
const PAGE = 100;
/** Objects that are read singly at the same time. */
const SINGLE = 16;
/** Times that an object is read which others keep changing. */
const MOST_TRIES = 4;

/** What is done with objects that were read at both versions. */
export interface ReadTwice {
  /** The same object, of the same resourceVersion, at the old and at the new version. */
  both(before: KubeObject, after: KubeObject): void;
  readonly signal: AbortSignal;
}

/**
 * Reads all objects of a type at two versions, page beside page, so that memory does not grow with their number. An object
 * that was changed between the two readings is read singly at both; one that keeps changing is left out, as is one that was
 * made or deleted meanwhile: whoever wrote it has stored it at the storage version. The gap tells why not all was read.
 */
export async function readTwice(
  before: ResourceType,
  after: ResourceType,
  reader: ClusterReader,
  { both, signal }: ReadTwice,
): Promise<Gap | undefined> {
  const sides = [side(before, reader), side(after, reader)] as const;
  const [old, now] = sides;
  const singly = new Map<string, KubeObject['metadata']>();
  try {
    while (!(old.done && now.done) && !signal.aborted) {
      const pages = await Promise.all([turn(old, now), turn(now, old)]);
      const failed = pages.find((page) => page?.ok === false);
      if (failed?.ok === false) return failed.gap;
      for (const [uid, first] of old.pending) {
        const second = now.pending.get(uid);
        if (second === undefined) continue;
        old.pending.delete(uid);
        now.pending.delete(uid);
        if (first.metadata.resourceVersion === second.metadata.resourceVersion) both(first, second);
        else singly.set(uid, first.metadata);
      }
      if (singly.size >= PAGE) {
        const gap = await readSingly(singly, before, after, reader, both);
        if (gap !== undefined) return gap;
      }
    }
  } finally {
    await Promise.all(sides.map(({ pages }) => pages.return?.()));
  }
  for (const { pending } of sides) for (const [uid, { metadata }] of pending) singly.set(uid, metadata);
  return readSingly(singly, before, after, reader, both);
}

interface Side {
  readonly pages: AsyncIterator<Answer<ObjectPage>>;
  /** Objects whose other reading has not come yet. */
  readonly pending: Map<string, KubeObject>;
  done: boolean;
}

function side(type: ResourceType, reader: ClusterReader): Side {
  const list = reader.list({ type, detail: 'whole', pageSize: PAGE, patient: true });
  return { pages: list[Symbol.asyncIterator](), pending: new Map(), done: false };
}

/** Takes a side's next page, unless it is so far ahead of the other one that it has to wait. */
async function turn(own: Side, other: Side): Promise<Answer<ObjectPage> | undefined> {
  if (own.done || (!other.done && own.pending.size > other.pending.size + PAGE)) return undefined;
  const { value, done } = await own.pages.next();
  if (done === true) own.done = true;
  else if (value.ok) for (const object of value.value.objects) own.pending.set(object.metadata.uid, object);
  return done === true ? undefined : value;
}

async function readSingly(
  objects: Map<string, KubeObject['metadata']>,
  before: ResourceType,
  after: ResourceType,
  reader: ClusterReader,
  both: ReadTwice['both'],
): Promise<Gap | undefined> {
  const queue = objects.values();
  let gap: Gap | undefined;
  const one = async ({ namespace, name }: KubeObject['metadata']) => {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const [first, second] = await Promise.all(
        [before, after].map((type) => reader.get({ type, namespace, name, detail: 'whole' })),
      );
      for (const answer of [first, second])
        if (answer?.ok === false && answer.gap.reason !== 'not-found') gap ??= answer.gap;
      if (!first?.ok || !second?.ok) return;
      if (first.value.metadata.resourceVersion === second.value.metadata.resourceVersion)
        return both(first.value, second.value);
    }
  };
  await Promise.all(
    Array.from({ length: SINGLE }, async () => {
      for (const object of queue) await one(object);
    }),
  );
  objects.clear();
  return gap;
}
