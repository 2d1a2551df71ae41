import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { Metadata } from '../../objects/metadata.ts';
import type { ResourceType } from '../../objects/resource-type.ts';

/** Looks at the objects: as many writes in a row must be seen. */
const LOOKS = 6;
/** Milliseconds between two looks. */
const BETWEEN = 700;
/** Types with more objects are not looked at: a look would cost more than the answer is worth. */
const MOST = 5000;

/**
 * Objects that are written over and over though their spec stays the same: whose resourceVersion moves from look to look
 * and whose generation does not. Read as metadata from the API server's cache.
 * @returns `namespace/name`, those of the first types that could be read; undefined where none could
 */
export async function restlessObjects(
  types: readonly ResourceType[],
  reader: ClusterReader,
  signal: AbortSignal,
): Promise<readonly string[] | undefined> {
  const found = await Promise.all(types.map((type) => ofType(type, reader, signal)));
  const read = found.filter((names) => names !== undefined);
  return read.length === 0 ? undefined : read.flat();
}

async function ofType(type: ResourceType, reader: ClusterReader, signal: AbortSignal): Promise<string[] | undefined> {
  let before = await look(type, reader);
  let restless = before;
  for (let count = 1; count < LOOKS; count += 1) {
    if (before === undefined || restless === undefined || restless.size === 0) break;
    await sleep(BETWEEN, undefined, { signal }).catch(() => undefined);
    const after = await look(type, reader);
    if (after === undefined || signal.aborted) return undefined;
    restless = new Map([...restless.keys()].flatMap((uid) => moved(before?.get(uid), after.get(uid))));
    before = after;
  }
  return (
    restless &&
    [...restless.values()].map(({ namespace, name }) => (namespace === undefined ? name : `${namespace}/${name}`))
  );
}

function moved(before: Metadata | undefined, after: Metadata | undefined): [string, Metadata][] {
  if (before === undefined || after === undefined || after.deletionTime !== undefined) return [];
  const isRestless = before.resourceVersion !== after.resourceVersion && before.generation === after.generation;
  return isRestless ? [[after.uid, after]] : [];
}

async function look(type: ResourceType, reader: ClusterReader): Promise<Map<string, Metadata> | undefined> {
  const all = new Map<string, Metadata>();
  for await (const page of reader.list({ type, detail: 'metadata' })) {
    if (!page.ok) return undefined;
    for (const { metadata } of page.value.objects) all.set(metadata.uid, metadata);
    if (all.size > MOST) return undefined;
  }
  return all;
}
