import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { podPhase } from '../../objects/pod.ts';

/** Reasons of pods that their node ended to save itself (kubernetes pkg/kubelet: eviction, preemption, nodeshutdown). */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['Evicted', 'was evicted from'],
  ['Preempting', 'had to make room on'],
  ['Terminated', 'ended when the shutdown began of'],
  ['NodeShutdown', 'was not let in during the shutdown of'],
]);

/** What its node did to a pod that has failed, as words before the node's name; undefined where the node did nothing. */
export function evictionText(pod: KubeObject): string | undefined {
  if (podPhase(pod) !== 'Failed') return undefined;
  return REASONS.get(stringAt(pod.body, 'status', 'reason') ?? '');
}
