import { numberAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import { isPodReady, podsOfWorkload } from '../objects/pod.ts';
import { desiredPods } from '../objects/workload.ts';
import type { OperatorWorkload } from './model.ts';

/** A workload with its pods. */
export function operatorWorkload(object: KubeObject, pods: readonly KubeObject[]): OperatorWorkload {
  const own = podsOfWorkload(object, pods, undefined);
  const ready = own.length > 0 ? own.filter(isPodReady).length : reportedReady(object);
  return { object, pods: own, desired: desiredPods(object), ready };
}

function reportedReady({ type, body }: KubeObject): number {
  return numberAt(body, 'status', type.kind === 'DaemonSet' ? 'numberReady' : 'readyReplicas') ?? 0;
}
