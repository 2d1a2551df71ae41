import { booleanAt, stringAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';

/** Whose identity a Lease holds. */
export type HolderPod =
  | { readonly kind: 'pod'; readonly pod: KubeObject }
  /** Several fit: pods of one node that use its network, or pods of one name in several namespaces. */
  | { readonly kind: 'ambiguous'; readonly pods: readonly KubeObject[] }
  /** None fits: the pod is gone, or the identity is none that tells of a pod (a UUID, a user's own). */
  | { readonly kind: 'none' };

/** What cert-manager's controller appends to its host name (cert-manager/cert-manager cmd/controller/app/controller.go). */
const CERT_MANAGER = '-external-cert-manager-controller';

/** The kernel's limit for host names, and the kubelet's (kubernetes/kubernetes pkg/kubelet/kubelet_pods.go, truncatePodHostnameIfNeeded). */
const HOSTNAME_LENGTH = 63;

/**
 * The pod behind `spec.holderIdentity` of a Lease, among candidates that were read whole. Identities are made of the
 * host name of the process: `HOST_UUID` (kubernetes-sigs/controller-runtime pkg/leaderelection/leader_election.go,
 * knative.dev/pkg leaderelection), `HOST-external-cert-manager-controller` (cert-manager), `HOST` with everything but
 * letters and digits as `-` (kubernetes-csi/csi-lib-utils leaderelection), `HOST` (java-operator-sdk, Strimzi). The host
 * name is that of the pod, or of its node where it uses the node's network. Never a guess: an identity that none of
 * these explains is nobody's.
 */
export function podOfHolder(holder: string, candidates: readonly KubeObject[]): HolderPod {
  const hosts = hostsIn(holder);
  const own = candidates.filter((pod) => !usesHostNetwork(pod) && hosts.some((host) => isHostOf(host, pod)));
  if (own.length > 0) return oneOf(own);
  const onNode = candidates.filter((pod) => usesHostNetwork(pod) && hosts.some((host) => isNodeOf(host, pod)));
  // A node can still show the finished pod beside the one that took its place.
  const running = onNode.filter((pod) => !isFinished(pod));
  return oneOf(running.length > 0 ? running : onNode);
}

function oneOf(pods: readonly KubeObject[]): HolderPod {
  const [pod, second] = pods;
  if (pod === undefined) return { kind: 'none' };
  return second === undefined ? { kind: 'pod', pod } : { kind: 'ambiguous', pods };
}

/** The host names that an identity can have been made of; empty where there is none. */
export function hostsIn(holder: string): readonly string[] {
  const underscore = holder.lastIndexOf('_');
  return [
    holder,
    ...(underscore > 0 ? [holder.slice(0, underscore)] : []),
    ...(holder.endsWith(CERT_MANAGER) ? [holder.slice(0, -CERT_MANAGER.length)] : []),
  ].filter((host) => host !== '');
}

function isHostOf(host: string, pod: KubeObject): boolean {
  const name = hostname(pod);
  const withDomain = booleanAt(pod.body, 'spec', 'setHostnameAsFQDN') === true;
  return host === name || host === sanitized(name) || (withDomain && host.startsWith(`${name}.`));
}

/** A node's host name and its name in the cluster can differ by the domain, either way. */
function isNodeOf(host: string, { body }: KubeObject): boolean {
  const node = stringAt(body, 'spec', 'nodeName') ?? '';
  if (node === '') return false;
  return host === node || host === sanitized(node) || host.startsWith(`${node}.`) || node.startsWith(`${host}.`);
}

/** kubernetes-csi/csi-lib-utils leaderelection/leader_election.go, sanitizeName. */
function sanitized(name: string): string {
  const text = name.replaceAll(/[^a-zA-Z0-9-]/g, '-');
  return text.endsWith('-') ? `${text}X` : text;
}

/** The host name that the kubelet gives a pod; spec.hostnameOverride is KEP-4762. */
function hostname({ metadata, body }: KubeObject): string {
  const name = stringAt(body, 'spec', 'hostnameOverride') ?? stringAt(body, 'spec', 'hostname') ?? metadata.name;
  return name.length > HOSTNAME_LENGTH ? name.slice(0, HOSTNAME_LENGTH).replace(/[-.]+$/, '') : name;
}

function usesHostNetwork({ body }: KubeObject): boolean {
  return booleanAt(body, 'spec', 'hostNetwork') === true;
}

function isFinished({ body }: KubeObject): boolean {
  return ['Succeeded', 'Failed'].includes(stringAt(body, 'status', 'phase') ?? '');
}
