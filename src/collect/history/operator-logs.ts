import type { ClusterReader } from '../../cluster/reader.ts';
import type { PodLog } from '../../history/log-entries.ts';
import { containerStatuses } from '../../objects/container-status.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { hasEnded } from '../../objects/pod.ts';
import { actingPods } from '../../operators/acting-pods.ts';
import { mainContainer } from '../../operators/main-container.ts';
import type { Operator } from '../../operators/model.ts';
import { readLogEnd } from '../queues/object-logs.ts';

/** Runs that are over, of which the log is read: those that ended last. */
const MOST = 3;

/** A log to read. */
interface Run {
  readonly pod: KubeObject;
  /** It is of the run before the present one. */
  readonly previous: boolean;
}

/**
 * Reads the ends of the logs of an operator: of the processes that may act now, and of the last runs that are over, in whichever
 * of its pods: what was said before a crash is what people look for. A log of its own for each run.
 * @param gaps is told what cannot be read
 */
export async function readOperatorLogs(
  operator: Operator,
  reader: ClusterReader,
  gaps: Gap[],
): Promise<readonly PodLog[]> {
  const present = actingPods(operator).map((pod): Run => ({ pod, previous: false }));
  const logs = await Promise.all(
    [...present, ...endedRuns(operator.workload?.pods ?? [])].map(async ({ pod, previous }): Promise<PodLog[]> => {
      const log = await readLogEnd(reader, pod, gaps, previous);
      return log === undefined ? [] : [{ pod: pod.metadata.name, records: log.records }];
    }),
  );
  return logs.flat();
}

/**
 * The kubelet keeps the log of the last run that is over. While a container waits to be started again it is that run's, whichever
 * is asked for (kubernetes pkg/kubelet/kubelet_pods.go, validateContainerLogStatus).
 */
function endedRuns(pods: readonly KubeObject[]): readonly Run[] {
  return pods
    .flatMap((pod) => {
      const name = mainContainer(pod);
      const status = containerStatuses(pod).find((one) => !one.init && one.name === name);
      const run = status?.ended ?? status?.lastEnded;
      if (run === undefined || hasEnded(pod)) return [];
      return [{ pod, previous: status?.running !== undefined, finishedAt: run.finishedAt ?? 0 }];
    })
    .toSorted((a, b) => b.finishedAt - a.finishedAt)
    .slice(0, MOST);
}
