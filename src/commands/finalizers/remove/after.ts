import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterReader } from '../../../cluster/reader.ts';
import type { KubeObject } from '../../../objects/object.ts';

/** What became of an object after one of its finalizers was removed. */
export type Aftermath =
  | { readonly kind: 'gone' }
  /** Another object has its name now. */
  | { readonly kind: 'replaced' }
  | { readonly kind: 'held'; readonly finalizers: readonly string[] }
  /** It was not being deleted, and goes on without the finalizer. */
  | { readonly kind: 'live' }
  /** It is back: its owner put it there again. */
  | { readonly kind: 'put-back' }
  | { readonly kind: 'unknown'; readonly message: string };

const TRIES = 10;
const INTERVAL_MS = 300;

/** Looks at the object until it is plain what became of it, for three seconds at most. */
export async function lookAfter(
  before: KubeObject,
  finalizer: string,
  reader: ClusterReader,
  signal: AbortSignal,
): Promise<Aftermath> {
  const { type, metadata } = before;
  let last: Aftermath = { kind: 'unknown', message: 'not looked at' };
  for (let tries = 0; tries < TRIES && !signal.aborted; tries++) {
    const found = await reader.get({ type, namespace: metadata.namespace, name: metadata.name, detail: 'metadata' });
    if (!found.ok) {
      if (found.gap.reason === 'not-found') return { kind: 'gone' };
      return { kind: 'unknown', message: found.gap.message };
    }
    const now = found.value.metadata;
    if (now.uid !== metadata.uid) return { kind: 'replaced' };
    if (now.finalizers.includes(finalizer)) return { kind: 'put-back' };
    if (now.deletionTime === undefined) last = { kind: 'live' };
    else if (now.finalizers.length > 0) return { kind: 'held', finalizers: now.finalizers };
    else last = { kind: 'unknown', message: 'it has no finalizers left and is still there' };
    await sleep(INTERVAL_MS, undefined, { signal }).catch(() => {});
  }
  return last;
}
