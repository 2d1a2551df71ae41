import { conditionsOf, findCondition } from '../../objects/condition.ts';
import { containerStatuses } from '../../objects/container-status.ts';
import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { hasEnded, nodeOf, podPhase } from '../../objects/pod.ts';
import { evictionText } from './eviction.ts';

/** So many pods of a workload are looked at: each can cost a log. */
const MOST = 5;

/**
 * The pods of a workload that is down that are worth a look, one for each way in which they fare: those that live, else
 * those that are on their way out, else those that have ended.
 */
export function tellingPods(pods: readonly KubeObject[]): KubeObject[] {
  const ended = pods.filter(hasEnded);
  const going = pods.filter((pod) => !hasEnded(pod) && pod.metadata.deletionTime !== undefined);
  const living = pods.filter((pod) => !hasEnded(pod) && pod.metadata.deletionTime === undefined);
  const chosen = [living, going, ended].find((group) => group.length > 0) ?? [];
  return firstOfEachKind(chosen).slice(0, MOST);
}

/** Of those that a kubelet evicted, the last: it may tell why the living ones are new, and what becomes of them. */
export function lastEvicted(pods: readonly KubeObject[]): KubeObject | undefined {
  return pods
    .filter((pod) => evictionText(pod) !== undefined)
    .sort((a, b) => (b.metadata.creationTime ?? 0) - (a.metadata.creationTime ?? 0))[0];
}

function firstOfEachKind(pods: readonly KubeObject[]): KubeObject[] {
  const kinds = new Map<string, KubeObject>();
  for (const pod of pods) {
    const kind = likeness(pod);
    if (!kinds.has(kind)) kinds.set(kind, pod);
  }
  return [...kinds.values()];
}

/** The same for pods that fare alike. Of those that run, the node may make the difference. */
function likeness(pod: KubeObject): string {
  const containers = containerStatuses(pod).map(({ name, waiting, running, ended }) => [
    name,
    waiting?.reason ?? ended?.reason ?? (running === undefined ? '' : 'running'),
  ]);
  const runs = containers.some(([, state]) => state === 'running');
  const scheduled = findCondition(conditionsOf(pod), 'PodScheduled');
  return JSON.stringify([
    podPhase(pod),
    stringAt(pod.body, 'status', 'reason'),
    scheduled?.status,
    scheduled?.reason,
    containers,
    runs ? nodeOf(pod) : undefined,
  ]);
}
