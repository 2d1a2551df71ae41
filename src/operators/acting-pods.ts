import { containerStatuses } from '../objects/container-status.ts';
import type { KubeObject } from '../objects/object.ts';
import { hasEnded } from '../objects/pod.ts';
import { mainContainer } from './main-container.ts';
import type { Operator } from './model.ts';

/** Since when the process of an operator's pod runs. */
export interface RunningProcess {
  /** Milliseconds since the epoch; undefined where the kubelet does not say. */
  readonly startedAt: number | undefined;
}

/** The process in an operator's pod; undefined where it does not run. */
export function processOf(pod: KubeObject): RunningProcess | undefined {
  if (hasEnded(pod)) return undefined;
  const name = mainContainer(pod);
  return containerStatuses(pod).find((status) => !status.init && status.name === name)?.running;
}

/** Pods that are looked at where nobody knows which of them leads. */
const MOST = 3;

/**
 * The pods of an operator that may act now: the leader where a Lease that is being renewed names it, since the others
 * wait and say nothing; else those that run, the first few.
 */
export function actingPods({ workload, leaderElection }: Operator): readonly KubeObject[] {
  const running = (workload?.pods ?? []).filter((pod) => processOf(pod) !== undefined);
  const leader = leaderElection?.expired === false ? leaderElection.pod : undefined;
  const known = running.filter(({ metadata }) => metadata.uid === leader?.metadata.uid);
  return known.length > 0 ? known : running.slice(0, MOST);
}
