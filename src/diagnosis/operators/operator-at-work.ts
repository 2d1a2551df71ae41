import { processOf } from '../../operators/acting-pods.ts';
import type { Operator } from '../../operators/model.ts';

/**
 * Whether an operator may be doing its work: a pod is ready, or its main process runs all the same. Readiness is about
 * Services: an operator whose readiness probe fails, whose sidecar cannot be pulled, or whose node's kubelet is silent,
 * reconciles on.
 */
export function isAtWork({ workload }: Operator): boolean {
  return workload !== undefined && (workload.ready > 0 || workload.pods.some((pod) => processOf(pod) !== undefined));
}
