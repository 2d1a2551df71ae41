import type { ClusterReader } from '../../cluster/reader.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { processOf } from '../../operators/acting-pods.ts';
import type { LogRecord } from '../../operators/log/log-record.ts';
import { parseLog } from '../../operators/log/parse-log.ts';
import { mainContainer } from '../../operators/main-container.ts';
import type { ObjectLog } from '../../queues/object/object-queue.ts';

/** Lines from the end of each log: enough for the last rungs of many objects, and read within a second. */
const LINES = 2000;
/** The first line of a log that has all comes soon after the process began. */
const SOON = 60_000;

/** Reads the end of the log of each pod that is at work. */
export async function readObjectLogs(
  reader: ClusterReader,
  pods: readonly KubeObject[],
  gaps: Gap[],
): Promise<readonly ObjectLog[]> {
  const logs = await Promise.all(pods.map((pod) => readOne(reader, pod, gaps)));
  return logs.flat();
}

async function readOne(reader: ClusterReader, pod: KubeObject, gaps: Gap[]): Promise<readonly ObjectLog[]> {
  const log = await readLogEnd(reader, pod, gaps);
  if (log === undefined) return [];
  const { records, isShort } = log;
  const first = records.find(({ time, stamp }) => (stamp ?? time) !== undefined);
  const begins = first?.stamp ?? first?.time;
  const startedAt = processOf(pod)?.startedAt;
  // The kubelet rotates logs: a short one can still have lost its beginning.
  const isFromStart = startedAt === undefined || begins === undefined || begins <= startedAt + SOON;
  return [{ pod: pod.metadata.name, records, whole: isShort && isFromStart }];
}

/** The last lines of a log. */
export interface LogEnd {
  readonly records: readonly LogRecord[];
  /** It has no more lines than these. */
  readonly isShort: boolean;
}

/**
 * Reads the end of the log of a pod's main container.
 * @param gaps is told what cannot be read
 * @param previous of the run before this one
 */
export async function readLogEnd(
  reader: ClusterReader,
  pod: KubeObject,
  gaps: Gap[],
  previous = false,
): Promise<LogEnd | undefined> {
  const { namespace, name } = pod.metadata;
  if (namespace === undefined) return undefined;
  const container = mainContainer(pod);
  const read = await reader.podLog({ namespace, pod: name, container, previous, tailLines: LINES, timestamps: true });
  if (!read.ok) {
    gaps.push(read.gap);
    return undefined;
  }
  return { records: parseLog(read.value, reader.now()), isShort: read.value.split('\n').length <= LINES };
}
