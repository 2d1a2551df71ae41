import type { ControlPlaneHandle } from './handle.ts';
import type { PodReference } from './kwok-pods.ts';
import { STATE_ANNOTATION } from './kwok-stages.ts';

/** What a kubelet reports of a pod that kwok has no stage for. */
export type ReportedPod =
  /** The kubelet has ended it because the node is short of something. */
  | { readonly kind: 'evicted' }
  /** A container was ended for using more memory than it may, and is started again and again. */
  | { readonly kind: 'out-of-memory'; readonly container: string; readonly restarts: number }
  /** A container has ended with that code, and waits to be started again. */
  | {
      readonly kind: 'back-off';
      readonly container: string;
      readonly restarts: number;
      readonly exitCode: number;
    }
  /** A container is not made, for a reason that its kubelet tells. */
  | { readonly kind: 'waiting'; readonly container: string; readonly reason: string; readonly message: string }
  /** A container has been running for so many seconds, and is not ready. */
  | { readonly kind: 'not-ready'; readonly container: string; readonly seconds: number };

/** Writes the status of a pod as a kubelet would, and keeps kwok from changing it. */
export async function reportPod(
  plane: ControlPlaneHandle,
  { namespace, pod }: PodReference,
  reported: ReportedPod,
): Promise<void> {
  const path = `/api/v1/namespaces/${namespace}/pods/${pod}`;
  const patch = async (target: string, body: object): Promise<void> => {
    const contentType = 'application/strategic-merge-patch+json';
    const answer = await plane.request(target, { method: 'PATCH', contentType, body });
    if (answer.status !== 200) throw new Error(`PATCH ${target}: ${answer.status} ${answer.text}`);
  };
  await patch(path, { metadata: { annotations: { [STATE_ANNOTATION]: 'reported' } } });
  await patch(`${path}/status`, { status: reported.kind === 'evicted' ? evicted(secondsAgo(0)) : notReady(reported) });
}

/** RFC 3339, as Kubernetes writes times. */
function secondsAgo(seconds: number): string {
  return new Date(Date.now() - seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** As pkg/kubelet/eviction writes it. */
function evicted(now: string): object {
  return {
    phase: 'Failed',
    reason: 'Evicted',
    message: 'The node was low on resource: ephemeral-storage. Threshold quantity: 10Gi, available: 9Gi.',
    conditions: [
      {
        type: 'DisruptionTarget',
        status: 'True',
        reason: 'TerminationByKubelet',
        message: 'The node was low on resource: ephemeral-storage. Threshold quantity: 10Gi, available: 9Gi.',
        lastTransitionTime: now,
      },
      { type: 'Ready', status: 'False', reason: 'PodFailed', lastTransitionTime: now },
      { type: 'ContainersReady', status: 'False', reason: 'PodFailed', lastTransitionTime: now },
    ],
  };
}

function notReady(reported: Exclude<ReportedPod, { kind: 'evicted' }>): object {
  const condition = { status: 'False', reason: 'ContainersNotReady', lastTransitionTime: secondsAgo(0) };
  return {
    conditions: ['Ready', 'ContainersReady'].map((type) => ({ type, ...condition })),
    containerStatuses: [
      { name: reported.container, ready: false, started: false, restartCount: 0, ...containerState(reported) },
    ],
  };
}

/** Null takes away what a strategic merge would keep. */
function containerState(reported: Exclude<ReportedPod, { kind: 'evicted' }>): object {
  const none = { running: null, terminated: null, waiting: null };
  switch (reported.kind) {
    case 'waiting':
      return { state: { ...none, waiting: { reason: reported.reason, message: reported.message } } };
    case 'not-ready':
      return { started: true, state: { ...none, running: { startedAt: secondsAgo(reported.seconds) } } };
    case 'out-of-memory':
      return backOff(reported, { exitCode: 137, reason: 'OOMKilled' });
    case 'back-off':
      return backOff(reported, { exitCode: reported.exitCode, reason: 'Error' });
  }
}

function backOff({ container, restarts }: { container: string; restarts: number }, end: object): object {
  const message = `back-off 5m0s restarting failed container=${container}`;
  return {
    restartCount: restarts,
    state: { running: null, terminated: null, waiting: { reason: 'CrashLoopBackOff', message } },
    lastState: { terminated: { startedAt: secondsAgo(0), finishedAt: secondsAgo(0), ...end } },
  };
}
