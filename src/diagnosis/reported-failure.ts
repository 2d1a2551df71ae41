import { eventsAbout, type ReportedEvent } from '../objects/event.ts';
import type { KubeObject } from '../objects/object.ts';
import { deletionAsked } from './deletion-age.ts';
import type { Evidence } from './finding.ts';

/**
 * Controllers retry at least every 5 minutes, and Events of the same text are joined at most that late (client-go
 * tools/record/events_cache.go: one every 5 minutes once a burst is spent): a failure older than this is no longer
 * what its controller is busy with.
 */
const STILL_TRIED = 20 * 60_000;

/** The last of some Events about an object since its deletion was asked for; those before are about other work. */
export function lastFailure(
  object: KubeObject,
  events: readonly KubeObject[],
  reasons: readonly string[],
): ReportedEvent | undefined {
  const since = deletionAsked(object) ?? 0;
  return eventsAbout(object, events).find(({ reason, last }) => reasons.includes(reason) && (last ?? 0) >= since);
}

/** Whether a failure is so young that its controller is at work: it failed, and tries again. */
export function isStillTried(time: number | undefined, now: number): boolean {
  return time !== undefined && now - time <= STILL_TRIED;
}

/** An Event as evidence. */
export function eventEvidence({ reason, message, count, last }: ReportedEvent): Evidence {
  const times = count > 1 ? ` (${count} times)` : '';
  return { text: `${reason}: ${message}${times}`, source: 'event', time: last };
}
