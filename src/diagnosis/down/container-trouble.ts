import { type ContainerStatus, containerStatuses, type EndedContainer } from '../../objects/container-status.ts';
import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { hasEnded, nodeOf } from '../../objects/pod.ts';

/** Reasons for which a container waits because of its image (kubernetes pkg/kubelet/images/types.go; cri-api pkg/errors). */
const IMAGE_REASONS: ReadonlySet<string> = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
]);

/** Reasons for which a container is not made or started (kubernetes pkg/kubelet/kuberuntime/kuberuntime_container.go). */
const START_REASONS: ReadonlySet<string> = new Set([
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
  'PreCreateHookError',
  'PreStartHookError',
  'PostStartHookError',
]);

/** A container that waits, and what its kubelet says of it. */
export interface WaitingContainer {
  readonly container: ContainerStatus;
  readonly reason: string;
  readonly message: string;
}

/** The container that waits for its image in vain; undefined where none does. */
export function waitsForImage(pod: KubeObject): WaitingContainer | undefined {
  return waitingFor(pod, IMAGE_REASONS);
}

/** The container that its kubelet cannot make or start; undefined where there is none. */
export function cannotStart(pod: KubeObject): WaitingContainer | undefined {
  return waitingFor(pod, START_REASONS);
}

function waitingFor(pod: KubeObject, reasons: ReadonlySet<string>): WaitingContainer | undefined {
  if (!isOnNode(pod)) return undefined;
  for (const container of containerStatuses(pod)) {
    const { waiting } = container;
    if (waiting !== undefined && reasons.has(waiting.reason)) return { container, ...waiting };
  }
  return undefined;
}

/** A container that ends again and again. */
export interface CrashingContainer {
  readonly container: ContainerStatus;
  /** How it ended the last time. */
  readonly end: EndedContainer;
  /** Whether the log of that run is the one before the current one. */
  readonly previous: boolean;
}

/** So many restarts of a container that runs right now and is not ready make a loop. */
const LOOP = 2;

/**
 * The container that crash-loops: it waits to be started again, has just ended, or runs for the moment and has ended
 * before. undefined where there is none.
 */
export function crashingContainer(pod: KubeObject): CrashingContainer | undefined {
  if (!isOnNode(pod)) return undefined;
  for (const container of containerStatuses(pod)) {
    const { init, ready, waiting, running, ended, lastEnded, restarts } = container;
    // An init container that ended well has done its work, as has one that is not to be started again.
    const done = ended?.exitCode === 0 && (init || !restartsAlways(pod));
    if (ended !== undefined && !done) return { container, end: ended, previous: false };
    if (lastEnded === undefined) continue;
    const loops = running !== undefined && !ready && !init && restarts >= LOOP;
    if (waiting?.reason === 'CrashLoopBackOff' || loops) return { container, end: lastEnded, previous: true };
  }
  return undefined;
}

function restartsAlways({ body }: KubeObject): boolean {
  return (stringAt(body, 'spec', 'restartPolicy') ?? 'Always') === 'Always';
}

/** Whether the kernel ended it for want of memory: as the runtime says. */
export function ranOutOfMemory({ end }: CrashingContainer): boolean {
  return end.reason === 'OOMKilled';
}

/** Whether a pod has a node and is neither at its end nor on its way out: its containers are a kubelet's affair. */
export function isOnNode(pod: KubeObject): boolean {
  return nodeOf(pod) !== undefined && !hasEnded(pod) && pod.metadata.deletionTime === undefined;
}

/** Whether no container of a pod runs, or has run. */
export function nothingRan(pod: KubeObject): boolean {
  return containerStatuses(pod).every(({ running, ended, lastEnded }) => (running ?? ended ?? lastEnded) === undefined);
}
