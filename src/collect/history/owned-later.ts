import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { KubeObject } from '../../objects/object.ts';
import { findOwned } from './owned-objects.ts';

/** How to look. */
export interface LookOptions {
  readonly allNamespaces: boolean;
  /** Milliseconds between two looks; 10 s where it is not said. */
  readonly every?: number | undefined;
}

const EVERY = 10_000;
/** Between two looks so many times as long as the last one took, at least: most of the time the API server has its rest. */
const REST = 20;

/**
 * Looks again and again, until the signal aborts, for all that objects own: no watch tells of a type that none of them owned
 * before. As metadata. What cannot be listed was a gap when all was read first.
 * @param roots the objects as they are known then
 */
export async function* ownedLater(
  roots: () => readonly KubeObject[],
  reader: ClusterReader,
  { allNamespaces, every = EVERY }: LookOptions,
  signal: AbortSignal,
): AsyncGenerator<readonly KubeObject[]> {
  let took = 0;
  while (!signal.aborted) {
    await sleep(Math.max(every, took * REST), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const started = performance.now();
    // Types that are new in the cluster are met, too; an ETag makes asking cheap.
    const discovery = await reader.discover({ fresh: true });
    const known = roots();
    if (!discovery.ok || known.length === 0) continue;
    const { objects } = await findOwned(known, reader, discovery.value, { allNamespaces, signal });
    took = performance.now() - started;
    if (!signal.aborted) yield objects;
  }
}
