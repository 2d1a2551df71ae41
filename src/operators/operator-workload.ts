import type { KubeObject } from '../objects/object.ts';
import { isPodReady, podsOfWorkload } from '../objects/pod.ts';
import { desiredPods, readyPods } from '../objects/workload.ts';
import type { OperatorFacts } from './facts.ts';
import type { OperatorWorkload } from './model.ts';

/**
 * A workload with its pods. How many are ready is told by the pods, where all of its namespace were read: the status comes later
 * than they do, by as long as the controller manager takes.
 */
export function operatorWorkload(
  object: KubeObject,
  { pods, podsRead }: Pick<OperatorFacts, 'pods' | 'podsRead'>,
): OperatorWorkload {
  const own = podsOfWorkload(object, pods, undefined);
  const areRead = own.length > 0 || podsRead.has(object.metadata.namespace ?? '');
  const ready = areRead ? own.filter(isPodReady).length : readyPods(object);
  return { object, pods: own, desired: desiredPods(object), ready };
}
