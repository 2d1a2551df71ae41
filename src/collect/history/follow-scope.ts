import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { When } from '../../history/when.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { endOfObject } from '../end-of-object.ts';
import type { FollowScope } from './follow-scopes.ts';

/** Who is told what a scope tells. */
export interface ScopeListener {
  /** @param afterHole states in between may have been missed */
  readonly onChanged: (object: KubeObject, seen: When, afterHole: boolean) => void;
  readonly onDeleted: (object: KubeObject, seen: When) => void;
  /** It is still there, without the labels of the scope: nothing more is told of it. */
  readonly onUnselected: (object: KubeObject, seen: When) => void;
  /**
   * All of the scope was listed, again or for the first time. `seen` is the time of which nothing is known.
   * @returns those that were followed and are not among them
   */
  readonly onListed: (objects: readonly KubeObject[], seen: When, isFirst: boolean) => readonly KubeObject[];
  readonly onGap: (gap: Gap) => void;
}

/** How far the API server's cache, from which watches are fed, may be behind, in milliseconds. */
const CACHE_LAG = 1000;
/** Before a watch that ended is begun anew, and at most where it fails again and again, in milliseconds. */
const PAUSE = 2000;
const LONGEST_PAUSE = 30_000;
const PAGE = 500;

/**
 * Follows a scope until the signal aborts: lists it, watches from there, and lists again where the watch lost track.
 * @param since when what is known of the scope's objects was read, milliseconds since the epoch
 */
export async function followScope(
  scope: FollowScope,
  reader: ClusterReader,
  listener: ScopeListener,
  since: number,
  signal: AbortSignal,
): Promise<void> {
  let floor = since;
  let isFirst = true;
  let failures = 0;
  /** @param asked when what is told was asked for: what comes after it can have happened as soon as that */
  const sawAt = (asked = Number.POSITIVE_INFINITY) => {
    const now = reader.now();
    const seen = { earliest: Math.min(floor, now), latest: now };
    floor = Math.max(floor, Math.min(asked, now - CACHE_LAG));
    return seen;
  };
  while (!signal.aborted) {
    const asked = reader.now();
    const listed = await listScope(scope, reader, signal);
    let worked = false;
    if (listed !== undefined && 'resourceVersion' in listed) {
      const seen = sawAt(asked);
      for (const object of listed.objects) if (scope.isWanted(object)) listener.onChanged(object, seen, !isFirst);
      const missing = listener.onListed(listed.objects, seen, isFirst);
      for (const object of missing) await tellEnd(object, scope, reader, listener, () => seen);
      isFirst = false;
      worked = await watchScope(scope, listed.resourceVersion, reader, { ...listener, sawAt }, signal);
    } else if (listed !== undefined) {
      // Whatever is told first is after a time of which nothing is known.
      isFirst = false;
      listener.onGap(listed.gap);
    }
    failures = worked ? 0 : failures + 1;
    const pause = Math.min(LONGEST_PAUSE, PAUSE * 2 ** Math.max(0, failures - 1));
    await sleep(pause, undefined, { signal }).catch(() => undefined);
  }
}

/** Watches until it loses track, which the next list makes good. Answers whether it told anything. */
async function watchScope(
  scope: FollowScope,
  resourceVersion: string,
  reader: ClusterReader,
  listener: ScopeListener & { readonly sawAt: () => When },
  signal: AbortSignal,
): Promise<boolean> {
  const { isWanted, ...query } = scope;
  const { onChanged, onGap, sawAt } = listener;
  let worked = false;
  for await (const event of reader.watch({ ...query, detail: 'whole', resourceVersion, positions: true }, signal)) {
    if (event.kind === 'gap') {
      onGap(event.gap);
      return worked;
    }
    worked = true;
    if (event.kind === 'restarted') return worked;
    if (event.kind === 'position' || !isWanted(event.object)) sawAt();
    else if (event.kind !== 'deleted') onChanged(event.object, sawAt(), false);
    else if (!(await tellEnd(event.object, scope, reader, listener, sawAt))) return false;
  }
  return worked;
}

/** Tells how an object left the scope. False: nobody can say for now, and the next list asks again. */
async function tellEnd(
  object: KubeObject,
  scope: FollowScope,
  reader: ClusterReader,
  { onDeleted, onUnselected, onGap }: ScopeListener,
  sawAt: () => When,
): Promise<boolean> {
  const end = await endOfObject(object.metadata, scope, reader);
  if (end === 'deleted') onDeleted(object, sawAt());
  else if (end === 'unselected') onUnselected(object, sawAt());
  else onGap(end);
  return typeof end === 'string';
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
