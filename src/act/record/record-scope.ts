import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterReader } from '../../cluster/reader.ts';
import { endOfObject } from '../../collect/end-of-object.ts';
import type { Gap } from '../../objects/gap.ts';
import { isNewer } from '../../store/resource-version.ts';
import { createBatch } from './batch.ts';
import type { Arrival, WatchedScope } from './scope.ts';
import type { ScopeWriter, Written } from './scope-writer.ts';

/** Objects of a list that are in memory at a time. */
const PAGE = 200;
/** Milliseconds between two tries where the cluster does not answer. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

/** Told while a scope is followed. */
export interface ScopeEvents {
  readonly onWritten: (written: Written) => void;
  /** It can be read. */
  readonly onRead: () => void;
  /** Something may have been missed before now, and why. */
  readonly onHole: (why: string) => void;
  /** It cannot be read for now; it is tried again. */
  readonly onGap: (gap: Gap) => void;
  /** The store cannot be written: everything is to begin again from what it has. */
  readonly onFailed: (error: unknown) => void;
}

/** Where changes come from and go to. */
export interface ScopeContext extends ScopeEvents {
  readonly reader: ClusterReader;
  readonly writer: ScopeWriter;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/**
 * Follows a scope until the signal aborts: from the stored position where the server still knows it, else from a new list.
 * What has come by then is written before it ends.
 */
export async function recordScope(scope: WatchedScope, context: ScopeContext): Promise<void> {
  const { signal, writer, onFailed } = context;
  let failures = 0;
  /** Why all has to be listed anew; undefined: the stored position will do. */
  let why: string | undefined;
  try {
    while (!signal.aborted) {
      why ??= await reasonToList(scope, context);
      if (why === REWOUND) writer.rewind();
      const isListed = why === undefined || (await listScope(scope, context, why));
      if (isListed) why = undefined;
      const end: WatchEnd = isListed ? await watchScope(scope, context) : { worked: false };
      why ??= end.why;
      failures = end.worked ? 0 : failures + 1;
      if (failures === 0) continue;
      const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - 1)) * (0.5 + Math.random());
      await sleep(wait, undefined, { signal }).catch(() => {});
    }
  } catch (error) {
    onFailed(error);
  }
}

const INTERRUPTED = 'the recorder was ended while it read what had happened since';
const EXPIRED = 'the API server no longer knew what had happened since';
const REWOUND = 'the cluster went back to an earlier state';

/**
 * Nothing is stored up to any position, or the API server is not as far as what is stored: its etcd was restored from a backup,
 * and a watch from there on would wait in silence until it counts as far again.
 */
async function reasonToList({ type, namespace }: WatchedScope, { reader, writer }: ScopeContext) {
  const { version } = writer.position();
  if (version === '') return INTERRUPTED;
  for await (const page of reader.list({ type, namespace, detail: 'metadata', pageSize: 1 })) {
    const present = page.ok ? page.value.resourceVersion : undefined;
    return present !== undefined && isNewer(version, present) ? REWOUND : undefined;
  }
  return undefined;
}

/** How a watch ended. */
interface WatchEnd {
  readonly worked: boolean;
  /** Why all has to be listed. */
  readonly why?: string;
}

/** Watches from the stored position until the watch cannot go on. */
async function watchScope(scope: WatchedScope, context: ScopeContext): Promise<WatchEnd> {
  const { reader, writer, now, signal, onWritten, onRead, onGap, onFailed } = context;
  const { type, namespace, labelSelector } = scope;
  const batch = createBatch<Arrival>((arrivals) => onWritten(writer.write(arrivals)), onFailed);
  const resourceVersion = writer.position().version;
  const query = { type, namespace, detail: 'whole', resourceVersion, positions: true } as const;
  const selector = scope.eventsOf === undefined ? { labelSelector } : {};
  let worked = false;
  let position = '';
  try {
    for await (const event of reader.watch({ ...query, ...selector }, signal)) {
      if (event.kind === 'gap') {
        batch.flush();
        onGap(event.gap);
        return { worked };
      }
      if (event.kind === 'restarted') {
        batch.flush();
        return { worked: true, why: EXPIRED };
      }
      if (!worked) onRead();
      worked = true;
      const at = now();
      if (event.kind === 'position') {
        if (isNewer(position, event.resourceVersion)) return { worked, why: REWOUND };
        position = event.resourceVersion;
        batch.add({ kind: 'position', resourceVersion: position, at });
      } else if (event.kind !== 'deleted') batch.add({ kind: 'changed', object: event.object, at });
      else {
        const end = scope.eventsOf === undefined ? await endOfObject(event.object.metadata, scope, reader) : 'deleted';
        if (typeof end === 'object') {
          // Nothing is stored from here on: it is told anew with the next watch.
          batch.flush();
          if (!signal.aborted) onGap(end);
          return { worked: false };
        }
        batch.add({ kind: end, object: event.object, at });
      }
    }
    batch.flush();
    return { worked: true };
  } finally {
    batch.drop();
  }
}

/** Lists a scope and compares all with what is stored. Answers whether it could be listed. */
async function listScope(scope: WatchedScope, context: ScopeContext, why: string): Promise<boolean> {
  const { reader, writer, now, signal, onWritten, onRead, onHole, onGap } = context;
  const { type, namespace, labelSelector } = scope;
  const listing = writer.beginList();
  const selector = scope.eventsOf === undefined ? { labelSelector } : {};
  let version: string | undefined;
  const asked = now();
  let told = asked;
  const query = { type, namespace, detail: 'whole', pageSize: PAGE, patient: true, fresh: true } as const;
  for await (const page of reader.list({ ...query, ...selector })) {
    if (signal.aborted) return false;
    if (!page.ok) {
      onGap(page.gap);
      return false;
    }
    const { objects, resourceVersion = '', inconsistent } = page.value;
    // The first page is of the state from which the watch goes on; where later ones are of a newer one, what happened
    // between the two is in neither.
    if (version === undefined || inconsistent) told = now();
    version ??= resourceVersion;
    onWritten(writer.writePage(objects, listing, told));
  }
  if (version === undefined || signal.aborted) return false;
  const unselected = new Set<string>();
  for (const object of labelSelector === undefined ? [] : writer.unlisted(listing)) {
    const end = await endOfObject(object, scope, reader);
    if (typeof end === 'object') {
      if (!signal.aborted) onGap(end);
      return false;
    }
    if (end === 'unselected') unselected.add(object.uid);
  }
  const ended = writer.endList(listing, version, { asked, told }, why, unselected);
  onWritten(ended);
  onRead();
  if (ended.isHole) onHole(why);
  return true;
}
