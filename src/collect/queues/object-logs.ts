import type { ClusterReader } from '../../cluster/reader.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { processOf } from '../../operators/acting-pods.ts';
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
  const { namespace, name } = pod.metadata;
  if (namespace === undefined) return [];
  const container = mainContainer(pod);
  const read = await reader.podLog({ namespace, pod: name, container, tailLines: LINES, timestamps: true });
  if (!read.ok) {
    gaps.push(read.gap);
    return [];
  }
  const records = parseLog(read.value, reader.now());
  const first = records.find(({ time, stamp }) => (stamp ?? time) !== undefined);
  const begins = first?.stamp ?? first?.time;
  const startedAt = processOf(pod)?.startedAt;
  const isShort = read.value.split('\n').length <= LINES;
  // The kubelet rotates logs: a short one can still have lost its beginning.
  const isFromStart = startedAt === undefined || begins === undefined || begins <= startedAt + SOON;
  return [{ pod: name, records, whole: isShort && isFromStart }];
}
