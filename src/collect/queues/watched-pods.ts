import type { ProcessReading } from '../../queues/reading.ts';
import type { OperatorQueues } from '../../queues/report.ts';
import type { QueueSubject } from './live-subjects.ts';

/** A pod that is to be watched, or an operator that has none. */
export interface WantedPod {
  /** The operator's key, a blank, and the pod. */
  readonly key: string;
  /** Its operator, with this pod alone. */
  readonly subject: QueueSubject;
  /** Its resourceVersion. */
  readonly version: string | undefined;
  /** `pod NAMESPACE/NAME`. */
  readonly name: string;
}

/** A pod that is not watched. */
export interface UnreadPod {
  /** As it was when it was asked; undefined: its page was lost. */
  readonly version: string | undefined;
  /** How often it was asked since it changed last, and when, in milliseconds. */
  readonly tries: number;
  readonly at: number;
  readonly missing: OperatorQueues['missing'];
  /** What its page said before it was lost. */
  readonly readings: readonly ProcessReading[];
}

/** Milliseconds after which a pod that has not changed is asked again: the first time, and at most. */
const FIRST = 2000;
const MOST = 60_000;

/** Whether a pod that could not be read is asked again: when it has changed, or after longer and longer times. */
export function isAskedAgain(unread: UnreadPod, version: string | undefined, now: number): boolean {
  return unread.version !== version || now - unread.at >= Math.min(MOST, FIRST * 2 ** unread.tries);
}

/** What is to be watched of an operator: an entry for each pod, or for the lack of any. */
export function wantedPods(subject: QueueSubject): readonly WantedPod[] {
  const operator = keyOf(subject);
  if (subject.pods.length === 0) return [{ key: `${operator} `, subject, version: undefined, name: operator }];
  return subject.pods.map((pod) => {
    const { namespace = '', name, resourceVersion } = pod.metadata;
    const key = `${operator} ${namespace}/${name}`;
    return { key, subject: { ...subject, pods: [pod] }, version: resourceVersion, name: `pod ${namespace}/${name}` };
  });
}

/** The values of an operator's pods. */
export function ofOperator<T>(all: ReadonlyMap<string, T>, subject: QueueSubject): T[] {
  return [...all].flatMap(([key, value]) => (key.startsWith(`${keyOf(subject)} `) ? [value] : []));
}

function keyOf({ operator }: QueueSubject): string {
  return operator === undefined ? '-' : `${operator.namespace}/${operator.name}`;
}
