import { eventsAbout, type ReportedEvent } from '../../objects/event.ts';
import type { Answer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';

/** Kubelets gather like events for hours; what is older than this tells of another time (milliseconds). */
const RECENT = 30 * 60_000;

/** What was reported of a pod lately, latest first; nothing where events could not be read. */
export function recentEvents(pod: KubeObject, events: Answer<readonly KubeObject[]>, now: number): ReportedEvent[] {
  if (!events.ok) return [];
  return eventsAbout(pod, events.value).filter(({ last }) => last !== undefined && now - last < RECENT);
}

/**
 * The report that a kubelet ended a container because its liveness or startup probe failed (kubernetes pkg/kubelet:
 * events Killing `Container NAME failed liveness probe, will be restarted` and Unhealthy `Liveness probe failed: …`).
 * @returns the event that says most of why; undefined where no probe ended it
 */
export function endedByProbe(
  pod: KubeObject,
  container: string,
  events: Answer<readonly KubeObject[]>,
  now: number,
): ReportedEvent | undefined {
  const recent = recentEvents(pod, events, now);
  const killed = recent.find(
    ({ reason, message }) =>
      reason === 'Killing' &&
      ['liveness', 'startup'].some((probe) => message.startsWith(`Container ${container} failed ${probe} probe`)),
  );
  if (killed === undefined) return undefined;
  return (
    recent.find(({ reason, message }) => reason === 'Unhealthy' && /^(Liveness|Startup) probe/.test(message)) ?? killed
  );
}
