import { type Json, numberAt, objectAt, stringAt } from './json.ts';
import { parseTime } from './metadata.ts';
import type { KubeObject } from './object.ts';
import { parseApiVersion } from './resource-type.ts';
import { wholeNumber } from './whole-number.ts';

/** An Event about an object, as somebody reported it. Times are milliseconds since the epoch. */
export interface ReportedEvent {
  /** `Normal` or `Warning`; anybody may write anything. */
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  /** How often it was seen; 1 where it does not say. */
  readonly count: number;
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** `last` is that moment (MicroTime); else it was cut to the second. */
  readonly isExact: boolean;
  /** `first` as the name of the Event tells it, with parts of milliseconds; undefined where it does not. */
  readonly named: number | undefined;
  /** The program that reported it; '' where it does not say. */
  readonly reporter: string;
  /** The uid of the object that it is about; '' where it does not say. */
  readonly about: string;
  /**
   * Of two the one that was written later has the greater number: the resourceVersion, which is etcd's revision
   * (KEP-5504, keps/sig-api-machinery/5504-comparable-resource-version). undefined where a server has others.
   */
  readonly written: number | undefined;
}

/**
 * Reads a core/v1 Event that was read whole. Reporters fill in one of two sets of fields: count with first and last
 * timestamp, or eventTime with a series (kubernetes/api core/v1/types.go, Event; the API server serves both through
 * both APIs).
 */
export function reportedEvent({ body, metadata }: KubeObject): ReportedEvent {
  const time = (...path: string[]) => parseTime(stringAt(body, ...path));
  const eventTime = time('eventTime');
  const observed = time('series', 'lastObservedTime');
  const counted = time('lastTimestamp');
  const first = time('firstTimestamp') ?? eventTime ?? metadata.creationTime;
  return {
    type: stringAt(body, 'type') ?? '',
    reason: stringAt(body, 'reason') ?? '',
    message: stringAt(body, 'message') ?? '',
    count: numberAt(body, 'series', 'count') ?? numberAt(body, 'count') ?? 1,
    first,
    last: observed ?? counted ?? eventTime ?? metadata.creationTime,
    named: namedTime(metadata.name, first),
    isExact: observed !== undefined || (counted === undefined && eventTime !== undefined),
    reporter: stringAt(body, 'source', 'component') || stringAt(body, 'reportingComponent') || '',
    about: involvedUid(objectAt(body, 'involvedObject')),
    written: wholeNumber(metadata.resourceVersion),
  };
}

/** Orders Events, latest first: those of one second, to which most times are cut, by which was written last. */
export function latestFirst(a: ReportedEvent, b: ReportedEvent): number {
  const second = ({ last = 0 }: ReportedEvent) => Math.floor(last / 1000);
  return second(b) - second(a) || (b.written ?? 0) - (a.written ?? 0) || (b.last ?? 0) - (a.last ?? 0);
}

/**
 * Recorders name Events for the object and the nanosecond of the first of them, in hexadecimal digits (client-go
 * tools/record/event.go and tools/events/event_recorder.go, `%v.%x`). Whoever names them otherwise does not mean that second.
 */
function namedTime(name: string, first: number | undefined): number | undefined {
  const [, digits] = /\.([0-9a-f]{15,16})$/.exec(name) ?? [];
  if (digits === undefined || first === undefined) return undefined;
  const time = Number(BigInt(`0x${digits}`)) / 1e6;
  return Math.floor(time / 1000) === Math.floor(first / 1000) ? time : undefined;
}

/**
 * What was reported about an object, latest first. An object of the same name that was there before has another uid, so
 * that its events do not count.
 * @param events whole Events of the object's namespace; those about cluster-scoped objects are in `default`
 */
export function eventsAbout(object: KubeObject, events: readonly KubeObject[]): ReportedEvent[] {
  return events
    .filter((event) => isAbout(event, object))
    .map(reportedEvent)
    .sort(latestFirst);
}

/**
 * What was reported about objects of the same kind and name that were there before this one: they had other uids. Latest
 * first.
 */
export function eventsAboutEarlier({ type, metadata }: KubeObject, events: readonly KubeObject[]): ReportedEvent[] {
  return events
    .filter(({ body }) => {
      const involved = objectAt(body, 'involvedObject');
      const uid = involvedUid(involved);
      const { group } = parseApiVersion(stringAt(involved, 'apiVersion') ?? '');
      const isOther = uid !== '' && uid !== metadata.uid && uid !== mirroredUid(metadata);
      return isOther && group === type.group && isNamed(involved, { type, metadata });
    })
    .map(reportedEvent)
    .sort(latestFirst);
}

/** The namespace in which Events about an object are. */
export function eventNamespace({ metadata }: KubeObject): string {
  return metadata.namespace ?? 'default';
}

/**
 * The uid of the object that an Event is about, by its `involvedObject`; '' where it does not say. The kubelet gives a Node's
 * name for its uid (kubernetes pkg/kubelet/kubelet.go, nodeRef).
 */
export function involvedUid(involved: Json | undefined): string {
  const uid = stringAt(involved, 'uid') ?? '';
  return uid === stringAt(involved, 'name') ? '' : uid;
}

/**
 * The uid under which a kubelet reports of a static Pod, as its mirror in the API says (kubernetes/api core/v1
 * annotation_key_constants.go, MirrorPodAnnotationKey; kubectl describe goes by it, too); undefined for any other object.
 */
export function mirroredUid({ annotations }: Pick<KubeObject['metadata'], 'annotations'>): string | undefined {
  return annotations['kubernetes.io/config.mirror'];
}

function isAbout({ body }: KubeObject, object: KubeObject): boolean {
  const involved = objectAt(body, 'involvedObject');
  const uid = involvedUid(involved);
  if (uid !== '' && object.metadata.uid !== '')
    return uid === object.metadata.uid || uid === mirroredUid(object.metadata);
  return isNamed(involved, object);
}

function isNamed(involved: Json | undefined, { type, metadata }: Pick<KubeObject, 'type' | 'metadata'>): boolean {
  return (
    stringAt(involved, 'kind') === type.kind &&
    stringAt(involved, 'name') === metadata.name &&
    (stringAt(involved, 'namespace') ?? '') === (metadata.namespace ?? '')
  );
}
