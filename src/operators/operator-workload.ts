import type { KubeObject } from '../objects/object.ts';
import { isPodReady, podsOfWorkload } from '../objects/pod.ts';
import { desiredPods, readyPods } from '../objects/workload.ts';
import type { OperatorWorkload } from './model.ts';

/** A workload with its pods. */
export function operatorWorkload(object: KubeObject, pods: readonly KubeObject[]): OperatorWorkload {
  const own = podsOfWorkload(object, pods, undefined);
  const ready = own.length > 0 ? own.filter(isPodReady).length : readyPods(object);
  return { object, pods: own, desired: desiredPods(object), ready };
}
