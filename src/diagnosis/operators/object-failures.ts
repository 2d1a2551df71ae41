import { eventsAbout } from '../../objects/event.ts';
import type { KubeObject } from '../../objects/object.ts';
import { counted, excerpt } from '../../objects/words.ts';
import type { LogRecord } from '../../operators/log/log-record.ts';
import { errorText } from '../../operators/log/parse-log.ts';
import { deletionAsked } from '../deletion-age.ts';
import type { Evidence } from '../finding.ts';
import { loggedAbout, type PodLog } from './operator-logs.ts';

/** A failure that an operator told of, about one object. */
export interface ObjectFailure {
  /** The error in the operator's words. */
  readonly error: string;
  readonly source: 'log' | 'event';
  /** Milliseconds since the epoch. */
  readonly time: number | undefined;
  readonly evidence: Evidence;
}

/** Two clocks are compared: that of the API server, which writes deletionTimestamp, and that of the operator's node. */
const SKEW_MS = 2000;

/** Reporters of Kubernetes itself: what they report is no operator's failure. */
const BUILT_IN = /^(garbage-collector|kube-|kubelet$|default-scheduler$|namespace-controller$|endpoint)/;

/**
 * What goes wrong in everybody's normal work: two writers of one object, work that ends with the process, an object that
 * went meanwhile (k8s.io/apimachinery pkg/api/errors; client-go tools/leaderelection).
 */
const NORMAL =
  /the object has been modified; please apply your changes to the latest version|Operation cannot be fulfilled on|context canceled|Precondition failed: UID in precondition/;

/**
 * What an operator told of an object since its deletion was asked for and that is no part of normal work, latest first:
 * errors and warnings in its logs, and Events that are warnings.
 * @param events whole Events of the object's namespace
 */
export function failuresOf(
  object: KubeObject,
  logs: readonly PodLog[],
  events: readonly KubeObject[],
): readonly ObjectFailure[] {
  const since = (deletionAsked(object) ?? 0) - SKEW_MS;
  const isRecent = (time: number | undefined) => time === undefined || time >= since;
  const logged = loggedAbout(object, logs)
    .filter(({ record }) => isFailure(record) && isRecent(record.time))
    .map(({ pod, record }): ObjectFailure => {
      const error = excerpt(errorText(record));
      return {
        error,
        source: 'log',
        time: record.time,
        evidence: { text: `${pod}: ${said(record.message, error)}`, source: 'log', time: record.time },
      };
    });
  const reported = eventsAbout(object, events)
    .filter(
      ({ type, reporter, last }) => !['Normal', 'Debug'].includes(type) && !BUILT_IN.test(reporter) && isRecent(last),
    )
    .map(({ reason, message, count, last }): ObjectFailure => {
      const times = count > 1 ? `${counted(count, 'time')}, ` : '';
      return {
        error: excerpt(message),
        source: 'event',
        time: last,
        evidence: { text: `${reason}: ${excerpt(message)}`, source: `${times}event`, time: last },
      };
    });
  return [...logged, ...reported]
    .filter(({ error }) => !NORMAL.test(error))
    .toSorted((a, b) => (b.time ?? 0) - (a.time ?? 0));
}

/** Errors; of warnings those that tell of a failure: java-operator-sdk warns as long as it is going to try again. */
function isFailure(record: LogRecord): boolean {
  if (record.level === 'error') return true;
  return record.level === 'warning' && FAILURE.test(`${record.message} ${errorText(record)}`);
}

const FAILURE = /error|fail|exception|denied|refused|forbidden|timed? ?out|unable|cannot|could not/i;

function said(message: string, error: string): string {
  const words = excerpt(message);
  return words === '' || words === error ? error : `${words}: ${error}`;
}

/** An error without what differs from object to object, so that the same failure of many is one. */
export function likeness(error: string, { metadata }: KubeObject): string {
  return error.replaceAll(metadata.name, '…').replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+/g, '#');
}
