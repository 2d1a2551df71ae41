import { eventsAbout, type ReportedEvent } from '../../objects/event.ts';
import type { KubeObject } from '../../objects/object.ts';
import { deletionAsked } from '../deletion-age.ts';
import type { Evidence } from '../finding.ts';

/**
 * Controllers of volumes and load balancers retry at least every 5 minutes, and once a burst is spent they report one
 * Event in 5 minutes (client-go tools/record/events_cache.go): with a failure older than this nobody is busy any more.
 */
const STILL_TRIED = 11 * 60_000;

/** The last Event of some reasons about an object. */
export function lastFailure(
  object: KubeObject,
  events: readonly KubeObject[],
  reasons: readonly string[],
): ReportedEvent | undefined {
  return eventsAbout(object, events).find(({ reason }) => reasons.includes(reason));
}

/** Whether something happened after an object's deletion was asked for; what was before is about other work. */
export function isSinceDeletion(object: KubeObject, time: number | undefined): boolean {
  return time !== undefined && time >= (deletionAsked(object) ?? 0);
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
