import type { KubeObject } from '../objects/object.ts';
import { isPodReady } from '../objects/pod.ts';
import { readinessOf } from '../objects/status/readiness.ts';
import { compare } from './claim.ts';
import type { Operator, OperatorWorkload } from './model.ts';

/** Something that is wrong with an operator. */
export type OperatorProblem =
  /** Its workload is gone, though traces of it are left. */
  | { readonly kind: 'workload-gone' }
  | { readonly kind: 'scaled-to-zero' }
  /** Some or all of its pods are not ready. `reason` is the cluster's word: `CrashLoopBackOff`; '' where there is none. */
  | { readonly kind: 'pods-not-ready'; readonly reason: string }
  /** Nobody renews its Lease. */
  | { readonly kind: 'lease-expired'; readonly renewTime: number | undefined }
  /** A workload that belongs to it has too few ready pods. */
  | {
      readonly kind: 'companion-down';
      readonly companion: string;
      readonly ready: number;
      readonly desired: number;
      readonly reason: string;
    };

/** How an operator is doing. */
export interface OperatorHealth {
  /** `down`: none of its own pods is ready; `degraded`: anything else is wrong. */
  readonly state: 'healthy' | 'degraded' | 'down';
  readonly ready: number;
  readonly desired: number;
  /** What is wrong, worst first; empty where it is healthy. */
  readonly problems: readonly OperatorProblem[];
}

/**
 * How an operator is doing, by its workloads, their pods and its Lease.
 * @param now milliseconds since the epoch
 */
export function healthOf({ workload, companions, leaderElection }: Operator, now: number): OperatorHealth {
  if (workload === undefined) return { state: 'down', ready: 0, desired: 0, problems: [{ kind: 'workload-gone' }] };
  const { ready, desired } = workload;
  const own = podProblems(workload, now);
  const problems: OperatorProblem[] = [
    ...own,
    // Without pods nobody can renew it, which goes without saying.
    ...(ready > 0 && leaderElection?.expired === true
      ? [{ kind: 'lease-expired' as const, renewTime: leaderElection.renewTime }]
      : []),
    ...companions.flatMap((companion) => companionProblems(companion, now)),
  ];
  const state = ready === 0 && own.length > 0 ? 'down' : problems.length > 0 ? 'degraded' : 'healthy';
  return { state, ready, desired, problems };
}

function podProblems({ object, pods, ready, desired }: OperatorWorkload, now: number): OperatorProblem[] {
  // A DaemonSet has no pods where no node fits it, which nobody has scaled.
  if (desired === 0)
    return object.type.kind === 'DaemonSet'
      ? [{ kind: 'pods-not-ready', reason: 'NoNodes' }]
      : [{ kind: 'scaled-to-zero' }];
  return ready >= desired ? [] : [{ kind: 'pods-not-ready', reason: reasonOf(object, pods, now) }];
}

/** Why pods are not ready: what most of them say, else what the workload says. */
function reasonOf(workload: KubeObject, pods: readonly KubeObject[], now: number): string {
  const reasons = pods.filter((pod) => !isPodReady(pod)).map((pod) => readinessOf(pod, now).reason);
  const [most] = [...Map.groupBy(reasons.filter(Boolean), (reason) => reason)].sort(
    ([a, one], [b, other]) => other.length - one.length || compare(a, b),
  );
  return most?.[0] ?? readinessOf(workload, now).reason;
}

function companionProblems(companion: OperatorWorkload, now: number): OperatorProblem[] {
  const { object, pods, ready, desired } = companion;
  if (ready >= desired && desired > 0) return [];
  const reason = desired === 0 ? 'ScaledToZero' : reasonOf(object, pods, now);
  return [{ kind: 'companion-down', companion: object.metadata.name, ready, desired, reason }];
}
