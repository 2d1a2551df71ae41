import { booleanAt, stringAt } from '../objects/json.ts';
import { isExpired, leaseState } from '../objects/lease.ts';
import type { KubeObject } from '../objects/object.ts';
import type { LeaderElection } from './model.ts';

/**
 * The Lease that a workload elects its leader with, where one fits: its holder is one of the workload's pods, or is
 * named as one of its pods was that is gone. Of several the one that was renewed last.
 * @param leases of any namespace: where a Lease lives is configurable
 */
export function leaderElection(
  workload: KubeObject,
  pods: readonly KubeObject[],
  leases: readonly KubeObject[],
  now: number,
): LeaderElection | undefined {
  const fitting = leases.flatMap((lease): LeaderElection[] => {
    const state = leaseState(lease);
    const hosts = holderHosts(state.holder);
    const pod = pods.find((candidate) => hosts.some((host) => isHostOf(host, candidate)));
    if (pod === undefined && !hosts.some((host) => couldBePodOf(host, workload))) return [];
    // Another namespace can have pods of the same name.
    if (pod === undefined && lease.metadata.namespace !== workload.metadata.namespace) return [];
    return [{ lease, pod, expired: isExpired(state, now), ...state }];
  });
  return fitting.sort((a, b) => (b.renewTime ?? 0) - (a.renewTime ?? 0))[0];
}

/**
 * The host names that a holder's identity can mean: controller-runtime and knative.dev/pkg append `_` and a random part
 * to the host name (controller-runtime pkg/leaderelection/leader_election.go), cert-manager a fixed text
 * (cert-manager pkg/controller/context and cmd/controller/app/controller.go), the others nothing.
 */
export function holderHosts(holder: string): string[] {
  if (holder === '') return [];
  const underscore = holder.lastIndexOf('_');
  const suffix = '-external-cert-manager-controller';
  const hosts = [
    holder,
    ...(underscore > 0 ? [holder.slice(0, underscore)] : []),
    ...(holder.endsWith(suffix) ? [holder.slice(0, -suffix.length)] : []),
  ];
  return hosts;
}

/** The longest host name that a kubelet gives (kubernetes pkg/kubelet/kubelet_pods.go, truncatePodHostnameIfNeeded). */
const HOSTNAME_MAX = 63;

/** Whether a host name is that of a pod: spec.hostname, else its name, cut; with hostNetwork that of its node. */
function isHostOf(host: string, { metadata, body }: KubeObject): boolean {
  if (host === metadata.name) return true;
  const name = stringAt(body, 'spec', 'hostname') || metadata.name;
  if (host === name.slice(0, HOSTNAME_MAX).replace(/[-.]+$/, '')) return true;
  const node = stringAt(body, 'spec', 'nodeName');
  return node !== undefined && host === node && booleanAt(body, 'spec', 'hostNetwork') === true;
}

/** How controllers name pods: Deployment-HASH-RANDOM, StatefulSet-NUMBER, DaemonSet-RANDOM. */
const POD_SUFFIX: Readonly<Record<string, RegExp>> = {
  Deployment: /^-[a-z0-9]{1,10}-[a-z0-9]{5}$/,
  StatefulSet: /^-\d+$/,
  DaemonSet: /^-[a-z0-9]{5}$/,
};

/** Whether a host name is one that a pod of the workload would have, though the pod may be gone. */
function couldBePodOf(host: string, { type, metadata: { name } }: KubeObject): boolean {
  return host.startsWith(name) && (POD_SUFFIX[type.kind]?.test(host.slice(name.length)) ?? false);
}
