import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { When } from '../../history/when.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { FollowScope } from './follow-scopes.ts';

/** Who is told what a scope tells. */
export interface ScopeListener {
  /** @param afterHole states in between may have been missed */
  readonly onChanged: (object: KubeObject, seen: When, afterHole: boolean) => void;
  readonly onDeleted: (object: KubeObject, seen: When) => void;
  /** All of the scope was listed again; what is not among these is gone. `seen` is the time of which nothing is known. */
  readonly onListed: (objects: readonly KubeObject[], seen: When, isFirst: boolean) => void;
  readonly onGap: (gap: Gap) => void;
}

/** How far the API server's cache, from which watches are fed, may be behind, in milliseconds. */
const CACHE_LAG = 1000;
/** Before a watch that failed is tried again, in milliseconds. */
const PAUSE = 2000;
const PAGE = 500;

/** Follows a scope until the signal aborts: lists it, watches from there, and lists again where the watch lost track. */
export async function followScope(
  scope: FollowScope,
  reader: ClusterReader,
  listener: ScopeListener,
  signal: AbortSignal,
): Promise<void> {
  let floor = reader.now();
  let isFirst = true;
  const sawAt = () => {
    const now = reader.now();
    const seen = { earliest: Math.min(floor, now), latest: now };
    floor = Math.max(floor, now - CACHE_LAG);
    return seen;
  };
  while (!signal.aborted) {
    const listed = await listScope(scope, reader, signal);
    if (listed !== undefined && 'resourceVersion' in listed) {
      const seen = sawAt();
      for (const object of listed.objects) if (scope.isWanted(object)) listener.onChanged(object, seen, !isFirst);
      listener.onListed(listed.objects, seen, isFirst);
      isFirst = false;
      await watchScope(scope, listed.resourceVersion, reader, { ...listener, sawAt }, signal);
    } else if (listed !== undefined) listener.onGap(listed.gap);
    await sleep(PAUSE, undefined, { signal }).catch(() => undefined);
  }
}

/** Watches until it loses track, which the next list makes good. */
async function watchScope(
  { isWanted, ...query }: FollowScope,
  resourceVersion: string,
  reader: ClusterReader,
  { onChanged, onDeleted, onGap, sawAt }: ScopeListener & { readonly sawAt: () => When },
  signal: AbortSignal,
): Promise<void> {
  for await (const event of reader.watch({ ...query, detail: 'whole', resourceVersion, positions: true }, signal)) {
    if (event.kind === 'restarted') return;
    if (event.kind === 'gap') return onGap(event.gap);
    const seen = sawAt();
    if (event.kind === 'position' || !isWanted(event.object)) continue;
    if (event.kind === 'deleted') onDeleted(event.object, seen);
    else onChanged(event.object, seen, false);
  }
}

async function listScope(
  { isWanted: _, ...query }: FollowScope,
  reader: ClusterReader,
  signal: AbortSignal,
): Promise<{ readonly objects: readonly KubeObject[]; readonly resourceVersion: string } | { gap: Gap } | undefined> {
  const objects: KubeObject[] = [];
  let version: string | undefined;
  for await (const page of reader.list({ ...query, detail: 'whole', fresh: true, pageSize: PAGE })) {
    if (signal.aborted) return undefined;
    if (!page.ok) return { gap: page.gap };
    objects.push(...page.value.objects);
    version ??= page.value.resourceVersion ?? '';
  }
  return { objects, resourceVersion: version ?? '' };
}
