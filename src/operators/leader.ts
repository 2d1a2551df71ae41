import { hostsIn, podOfHolder } from '../knowledge/holder-identity.ts';
import { knownOperatorOf } from '../knowledge/known-operators.ts';
import { booleanAt, objectsAt, stringAt, stringsAt } from '../objects/json.ts';
import { isExpired, type LeaseState, leaseState } from '../objects/lease.ts';
import type { KubeObject } from '../objects/object.ts';
import { containersOf, podTemplate } from '../objects/workload.ts';
import type { LeaderElection, OperatorEvidence, ServedType } from './model.ts';

/** A Lease, and how it is known that the operator elects its leader with it. */
export interface FoundElection {
  readonly election: LeaderElection;
  readonly evidence: OperatorEvidence;
}

/** Whose Lease it is. */
export interface LeaseUser {
  readonly workload: KubeObject;
  readonly pods: readonly KubeObject[];
  readonly serves: readonly Pick<ServedType, 'type'>[];
}

/**
 * The Lease that a workload elects its leader with: held by one of its pods; else held under a name that one of its
 * pods had, or named for it. Of several that fit equally well the one that was renewed last.
 * @param leases of any namespace: where a Lease lives is configurable (cert-manager's is in kube-system)
 * @param now milliseconds since the epoch
 */
export function leaderElection(user: LeaseUser, leases: readonly KubeObject[], now: number): FoundElection | undefined {
  const fitting = leases.flatMap((lease) => {
    const state = leaseState(lease);
    const fit = fitOf(lease, state, user);
    return fit === undefined ? [] : { lease, state, ...fit };
  });
  const [best] = fitting.sort((a, b) => b.rank - a.rank || (b.state.renewTime ?? 0) - (a.state.renewTime ?? 0));
  if (best === undefined) return undefined;
  const { lease, state, pod, how } = best;
  const { namespace = '', name } = lease.metadata;
  return {
    election: { lease, pod, expired: isExpired(state, now), ...state },
    evidence: {
      source: 'lease',
      weight: pod === undefined ? 'medium' : 'strong',
      text: `Lease ${namespace}/${name} ${how}`,
    },
  };
}

interface Fit {
  /** How good it is; the highest wins. */
  readonly rank: number;
  readonly pod: KubeObject | undefined;
  readonly how: string;
}

function fitOf(lease: KubeObject, { holder }: LeaseState, { workload, pods, serves }: LeaseUser): Fit | undefined {
  const named = isNamedFor(lease, workload, serves);
  const sameNamespace = lease.metadata.namespace === workload.metadata.namespace;
  const found = podOfHolder(holder, pods);
  // All pods on the network of a node have its host name, so that it tells nothing alone.
  if (found.kind === 'pod' && (named || !onHostNetwork(workload)))
    return { rank: 3, pod: found.pod, how: `is held by its pod ${found.pod.metadata.name}` };
  if (!sameNamespace) return undefined;
  if (hostsIn(holder).some((host) => couldBePodOf(host, workload)))
    return { rank: 2, pod: undefined, how: `is held by ${holder}, as a pod of its was named` };
  return named ? { rank: 1, pod: undefined, how: 'is named for it' } : undefined;
}

function onHostNetwork(workload: KubeObject): boolean {
  return booleanAt(podTemplate(workload), 'spec', 'hostNetwork') === true;
}

/** How controllers name pods: Deployment-HASH-RANDOM, StatefulSet-NUMBER, DaemonSet-RANDOM. */
const POD_SUFFIX: Readonly<Record<string, RegExp>> = {
  Deployment: /^-[a-z0-9]{1,10}-[a-z0-9]{5}$/,
  StatefulSet: /^-\d+$/,
  DaemonSet: /^-[a-z0-9]{5}$/,
};

/** Whether a host name is one that a pod of the workload would have, though the pod may be gone. */
export function couldBePodOf(host: string, { type, metadata: { name } }: KubeObject): boolean {
  return host.startsWith(name) && (POD_SUFFIX[type.kind]?.test(host.slice(name.length)) ?? false);
}

/**
 * Whether a Lease has the name that the workload is started with, begins with the workload's, is the one of a known
 * operator, or has the form of kubebuilder's scaffold: eight hexadecimal digits and the domain of the types.
 */
function isNamedFor(lease: KubeObject, workload: KubeObject, serves: LeaseUser['serves']): boolean {
  const { name } = lease.metadata;
  const own = workload.metadata.name;
  if (name === own || name.startsWith(`${own}-`) || name.startsWith(`${own}.`)) return true;
  if (
    containersOf(workload).some((container) =>
      textsOf(container).some((text) => text === name || text.endsWith(`=${name}`)),
    )
  )
    return true;
  if (knownOperatorOf(workload)?.entry.leases?.includes(name)) return true;
  const [, domain] = /^[0-9a-f]{8}\.(.+)$/.exec(name) ?? [];
  return domain !== undefined && serves.some(({ type }) => type.endsWith(`.${domain}`));
}

/** What a container is started with. */
function textsOf(container: ReturnType<typeof containersOf>[number]): string[] {
  const values = objectsAt(container, 'env').flatMap((variable) => stringAt(variable, 'value') ?? []);
  return [...stringsAt(container, 'command'), ...stringsAt(container, 'args'), ...values];
}
