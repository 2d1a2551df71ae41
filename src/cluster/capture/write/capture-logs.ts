import { numberAt, objectAt, objectsAt, stringAt } from '../../../objects/json.ts';
import type { KubeObject } from '../../../objects/object.ts';
import type { ClusterReader } from '../../reader.ts';
import { logPath } from '../content/layout.ts';
import type { ArchiveWriter } from './archive-writer.ts';
import { eachOf } from './each-of.ts';
import type { CaptureTally } from './tally.ts';

/** The logs that a pod has. */
export interface LoggedPod {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly previous: boolean;
}

const CONCURRENT_LOGS = 8;

/** The logs of pods: of containers that have run, and of their last run where they were restarted. */
export function loggedPods(pods: readonly KubeObject[]): LoggedPod[] {
  return pods.flatMap(({ metadata, body }) => {
    const { namespace, name: pod } = metadata;
    if (namespace === undefined) return [];
    const statuses = ['initContainerStatuses', 'containerStatuses', 'ephemeralContainerStatuses'].flatMap((key) =>
      objectsAt(body, 'status', key),
    );
    return statuses.flatMap((status) => {
      const container = stringAt(status, 'name');
      if (container === undefined) return [];
      const restarted = (numberAt(status, 'restartCount') ?? 0) > 0;
      const waits = objectAt(status, 'state', 'waiting') !== undefined;
      return [
        ...(waits && !restarted ? [] : [{ namespace, pod, container, previous: false }]),
        ...(restarted ? [{ namespace, pod, container, previous: true }] : []),
      ];
    });
  });
}

/** Reads and writes logs, the last lines of each. */
export async function captureLogs(
  reader: ClusterReader,
  logs: readonly LoggedPod[],
  tailLines: number,
  archive: ArchiveWriter,
  tally: CaptureTally,
  signal: AbortSignal,
): Promise<void> {
  await eachOf(logs, CONCURRENT_LOGS, signal, async ({ namespace, pod, container, previous }) => {
    const log = await reader.podLog({ namespace, pod, container, previous, tailLines });
    if (log.ok) {
      await archive.add(logPath(namespace, pod, container, previous), log.value);
      tally.logs++;
    } else if (!previous || log.gap.reason === 'forbidden') {
      // The log of a last run is often gone with its node or its rotation: nothing that anyone could mend.
      tally.gaps.push(log.gap);
    }
  });
}
