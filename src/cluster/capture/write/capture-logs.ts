import { type JsonObject, numberAt, objectAt, objectsAt, stringAt } from '../../../objects/json.ts';
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
  /** The pod's status names the container of this run: its log should be there. */
  readonly expected: boolean;
}

const CONCURRENT_LOGS = 8;

/**
 * The logs of pods: of containers that have run, and of their last run where they were restarted. Whether the kubelet
 * has a log depends on the same fields (kubernetes pkg/kubelet/kubelet_pods.go, validateContainerLogStatus).
 */
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
      const running = objectAt(status, 'state', 'running') !== undefined;
      const ended = objectAt(status, 'state', 'terminated');
      const endedBefore = objectAt(status, 'lastState', 'terminated');
      const ran = running || ended !== undefined || endedBefore !== undefined || restarted;
      const expectedBefore = hasContainer(endedBefore);
      const log = { namespace, pod, container };
      return [
        ...(ran ? [{ ...log, previous: false, expected: running || hasContainer(ended) || expectedBefore }] : []),
        ...(restarted ? [{ ...log, previous: true, expected: expectedBefore }] : []),
      ];
    });
  });
}

/** A run that ended has an ID unless it never began, as in a pod that was evicted first. */
function hasContainer(terminated: JsonObject | undefined): boolean {
  return Boolean(stringAt(terminated, 'containerID'));
}

/** Reads and writes logs, the last lines of each. */
export async function captureLogs(
  reader: Pick<ClusterReader, 'podLog'>,
  logs: readonly LoggedPod[],
  tailLines: number,
  archive: Pick<ArchiveWriter, 'add'>,
  tally: CaptureTally,
  signal: AbortSignal,
): Promise<void> {
  await eachOf(logs, CONCURRENT_LOGS, signal, async ({ namespace, pod, container, previous, expected }) => {
    const log = await reader.podLog({ namespace, pod, container, previous, tailLines });
    if (log.ok) {
      await archive.add(logPath(namespace, pod, container, previous), log.value);
      tally.logs++;
    } else if (expected || log.gap.reason !== 'invalid') {
      // The kubelet answers 400 for a run that left no container: there is no log that anyone could miss.
      tally.gaps.push(log.gap);
    }
  });
}
