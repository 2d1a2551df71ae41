import type { ClusterReader, ObjectPage } from '../cluster/reader.ts';
import type { Answer, Gap } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';
import type { ResourceType } from '../objects/resource-type.ts';

/** Objects of a page: enough to make the requests few, and few enough for objects of a megabyte. */
const PAGE = 100;
/** Objects that are read singly at the same time. */
const SINGLE = 16;
/** Times that an object is read which others keep changing. */
const MOST_TRIES = 4;

/** What is done with objects that were read at all versions. */
export interface ReadAtVersions {
  /** The same object, of the same resourceVersion, at each version in the order of the types. */
  each(readings: readonly KubeObject[]): void | Promise<void>;
  /** With the JSON of each reading. */
  readonly texts: boolean;
  /** Called with an object that keeps changing, as it was last read at the last of the types. */
  moving?(reading: KubeObject): void | Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Reads all objects of a type at several versions, page beside page, so that memory does not grow with their number. An
 * object that was changed between the readings is read singly at all of them. One that keeps changing, or was deleted
 * meanwhile, is left out: whoever wrote it has stored it at the storage version. The gap tells why not all was read.
 * @param types the same type at its versions
 */
export async function readAtVersions(
  types: readonly ResourceType[],
  reader: ClusterReader,
  options: ReadAtVersions,
): Promise<Gap | undefined> {
  const sides = types.map((type) => side(type, reader, options));
  const singly = new Map<string, KubeObject['metadata']>();
  try {
    while (sides.some(({ done }) => !done) && !options.signal.aborted) {
      const open = sides.filter(({ done }) => !done);
      // A list that is ahead of the others waits for them.
      const least = Math.min(...open.map(({ pending }) => pending.size));
      const pages = await Promise.all(open.filter(({ pending }) => pending.size <= least + PAGE).map(nextPage));
      const failed = pages.find((page) => page?.ok === false);
      if (failed?.ok === false) return failed.gap;
      await handOut(sides, singly, options);
      if (singly.size >= PAGE) {
        const gap = await readSingly(singly, types, reader, options);
        if (gap !== undefined) return gap;
      }
    }
  } finally {
    await Promise.all(sides.map(({ pages }) => pages.return?.()));
  }
  for (const { pending } of sides) for (const [uid, { metadata }] of pending) singly.set(uid, metadata);
  return options.signal.aborted ? undefined : readSingly(singly, types, reader, options);
}

interface Side {
  readonly pages: AsyncIterator<Answer<ObjectPage>>;
  /** Objects of which not all readings have come yet. */
  readonly pending: Map<string, KubeObject>;
  done: boolean;
}

function side(type: ResourceType, reader: ClusterReader, { texts }: ReadAtVersions): Side {
  const list = reader.list({ type, detail: 'whole', pageSize: PAGE, patient: true, texts });
  return { pages: list[Symbol.asyncIterator](), pending: new Map(), done: false };
}

async function nextPage(own: Side): Promise<Answer<ObjectPage> | undefined> {
  const { value, done } = await own.pages.next();
  if (done === true) {
    own.done = true;
    return undefined;
  }
  if (value.ok) {
    const { objects, texts } = value.value;
    for (const [at, object] of objects.entries()) {
      const text = texts?.[at];
      own.pending.set(object.metadata.uid, text === undefined ? object : { ...object, text });
    }
  }
  return value;
}

/** Hands out the objects that all sides have by now; those that differ are to be read singly. */
async function handOut(
  sides: readonly Side[],
  singly: Map<string, KubeObject['metadata']>,
  { each }: ReadAtVersions,
): Promise<void> {
  const [first] = sides;
  for (const [uid, { metadata }] of first?.pending ?? []) {
    const readings = sides.flatMap(({ pending }) => pending.get(uid) ?? []);
    if (readings.length < sides.length) continue;
    for (const { pending } of sides) pending.delete(uid);
    if (areOne(readings)) await each(readings);
    else singly.set(uid, metadata);
  }
}

function areOne([first, ...others]: readonly KubeObject[]): boolean {
  return others.every(({ metadata }) => metadata.resourceVersion === first?.metadata.resourceVersion);
}

async function readSingly(
  objects: Map<string, KubeObject['metadata']>,
  types: readonly ResourceType[],
  reader: ClusterReader,
  { each, moving, texts: text }: ReadAtVersions,
): Promise<Gap | undefined> {
  const queue = objects.values();
  let gap: Gap | undefined;
  const one = async ({ namespace, name }: KubeObject['metadata']) => {
    let last: KubeObject | undefined;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const read = types.map((type) => reader.get({ type, namespace, name, detail: 'whole', text }));
      const readings: KubeObject[] = [];
      for (const found of await Promise.all(read)) {
        if (found.ok) readings.push(found.value);
        else if (found.gap.reason !== 'not-found') gap ??= found.gap;
      }
      if (readings.length < types.length) return;
      if (areOne(readings)) return each(readings);
      last = readings.at(-1);
    }
    if (last !== undefined) await moving?.(last);
  };
  await Promise.all(
    Array.from({ length: SINGLE }, async () => {
      for (const object of queue) await one(object);
    }),
  );
  objects.clear();
  return gap;
}
