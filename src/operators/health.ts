import { readCaBundle } from '../objects/ca-bundle.ts';
import type { KubeObject } from '../objects/object.ts';
import { isPodReady } from '../objects/pod.ts';
import { readinessOf } from '../objects/status/readiness.ts';
import { compare } from './claim.ts';
import type { Operator, OperatorWebhook, OperatorWorkload } from './model.ts';

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
    }
  | WebhookProblem;

/** Something that is wrong with an operator's webhooks, though its pods are ready. */
type WebhookProblem =
  /** Nobody is behind the Service by which it is called. */
  | { readonly kind: 'webhook-without-endpoints'; readonly webhook: string; readonly service: string }
  /** Every certificate by which the API server could know it has expired. In milliseconds since the epoch. */
  | { readonly kind: 'webhook-ca-expired'; readonly webhook: string; readonly notAfter: number };

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
 * How an operator is doing, by its workloads, their pods, its Lease and its webhooks.
 * @param now milliseconds since the epoch
 */
export function healthOf({ workload, companions, leaderElection, webhooks }: Operator, now: number): OperatorHealth {
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
    ...webhookProblems(webhooks, ready > 0, now),
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

/** One problem of a kind for each Service: its webhooks share who answers and, nearly always, the certificate. */
function webhookProblems(webhooks: readonly OperatorWebhook[], hasPods: boolean, now: number): WebhookProblem[] {
  const byService = Map.groupBy(webhooks, ({ service }) => `${service?.namespace}/${service?.name}`);
  return [...byService].flatMap(([service, [first]]): WebhookProblem[] => {
    if (first === undefined) return [];
    const { name: webhook, endpoints, caBundle } = first;
    const notAfter = caBundle === undefined ? undefined : lastEnd(caBundle);
    return [
      ...(hasPods && endpoints?.ready === 0 ? [{ kind: 'webhook-without-endpoints' as const, webhook, service }] : []),
      ...(notAfter !== undefined && notAfter < now ? [{ kind: 'webhook-ca-expired' as const, webhook, notAfter }] : []),
    ];
  });
}

/** When the last certificate of a bundle ends; undefined where it has none that can be read. */
function lastEnd(caBundle: string): number | undefined {
  const ends = readCaBundle(caBundle).certificates.map(({ notAfter }) => notAfter);
  return ends.length === 0 ? undefined : Math.max(...ends);
}
