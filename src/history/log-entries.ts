import type { KubeObject } from '../objects/object.ts';
import { recordsAbout } from '../operators/log/about-object.ts';
import type { LogRecord } from '../operators/log/log-record.ts';
import { errorText } from '../operators/log/parse-log.ts';
import type { Entry } from './entry.ts';
import type { LogSeen } from './happening.ts';
import { subjectOf } from './subject.ts';
import { between, exactly, inSecond, type When } from './when.ts';

/** The log of a pod, oldest line first. */
export interface PodLog {
  readonly pod: string;
  readonly records: readonly LogRecord[];
}

/** Different things that one log may say of one object, those said last: some programs never say the same twice. */
const MOST = 100;
/** The kubelet gets a line some milliseconds after it was written. */
const ON_ITS_WAY = 50;

/** What logs say of an object: lines of a pod that say the same are one entry, at the time of the last of them. */
export function logEntries(object: KubeObject, logs: readonly PodLog[]): Entry[] {
  const subject = subjectOf(object);
  return logs.flatMap(({ pod, records }) => {
    const timed = recordsAbout(object, records).flatMap((record) => {
      const when = timeOf(record);
      return when === undefined ? [] : [{ record, when }];
    });
    const groups = Map.groupBy(timed, ({ record }) => `${levelOf(record)} ${textOf(record)}`);
    return [...groups.values()]
      .flatMap((group): Entry[] => {
        const [first, last] = [group[0], group.at(-1)];
        if (first === undefined || last === undefined) return [];
        const { record, when } = last;
        const what: LogSeen = {
          kind: 'log',
          pod,
          level: levelOf(record),
          text: textOf(record),
          count: group.length,
          first: first.when.earliest,
        };
        return [{ subject, when, sources: ['log'], what }];
      })
      .toSorted((a, b) => a.when.latest - b.when.latest)
      .slice(-MOST);
  });
}

/** By the kubelet's clock where it tells: what programs write may lack a zone, or be cut to the second. */
function timeOf({ stamp, time }: LogRecord): When | undefined {
  if (stamp !== undefined) return between(stamp - ON_ITS_WAY, stamp);
  if (time === undefined) return undefined;
  return time % 1000 === 0 ? inSecond(time) : exactly(time);
}

function levelOf({ level }: LogRecord): LogSeen['level'] {
  return level === 'error' || level === 'warning' ? level : 'info';
}

function textOf(record: LogRecord): string {
  const { message } = record;
  if (levelOf(record) === 'info') return message;
  const error = errorText(record);
  return error === message || message === '' ? error : `${message}: ${error}`;
}
