import type { Subject } from '../../history/entry.ts';
import { whenOfLast } from '../../history/sources/events.ts';
import { involvedUid, reportedEvent } from '../../objects/event.ts';
import { objectAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { parseApiVersion } from '../../objects/resource-type.ts';
import type { RecordStore } from '../../store/records.ts';
import { isNewer } from '../../store/resource-version.ts';

/** Where Events are written down. */
export interface EventSink {
  readonly store: RecordStore;
  readonly cluster: number;
  /** Whether Events about objects of this group and kind are recorded. */
  readonly isWanted: (group: string, kind: string) => boolean;
  /** Only about objects that the store knows: those that a label selector chose. */
  readonly knownOnly: boolean;
}

/**
 * Writes down an Event as it is now, once for each state of it: an Event that is counted is told again with each count.
 * @returns entries that were added
 */
export function recordEvent(event: KubeObject, { store, cluster, isWanted, knownOnly }: EventSink): number {
  const subject = subjectOfEvent(event);
  const { uid, resourceVersion } = event.metadata;
  if (subject === undefined || uid === '' || !isWanted(subject.group, subject.kind)) return 0;
  const version = store.eventVersion(cluster, uid);
  if (version !== undefined && !isNewer(resourceVersion, version)) return 0;
  const reported = reportedEvent(event);
  const { last, named, type, reason, message, count, reporter } = reported;
  const when = whenOfLast(reported);
  if (last === undefined || when === undefined) return 0;
  const first = named ?? reported.first;
  const known = store.findNamed(cluster, subject);
  if (known === 'other' || (known === undefined && knownOnly)) return 0;
  store.add(known ?? store.object(cluster, subject), [
    {
      when,
      what: { kind: 'event', type, reason, message, count, first, reporter },
      ordered: false,
      event: uid,
    },
  ]);
  store.keepEvent(cluster, uid, resourceVersion, last);
  return 1;
}

function subjectOfEvent({ body }: KubeObject): Subject | undefined {
  const about = objectAt(body, 'involvedObject');
  const kind = stringAt(about, 'kind');
  const name = stringAt(about, 'name');
  if (kind === undefined || name === undefined) return undefined;
  return {
    group: parseApiVersion(stringAt(about, 'apiVersion') ?? '').group,
    kind,
    namespace: stringAt(about, 'namespace') || undefined,
    name,
    uid: involvedUid(about),
  };
}
