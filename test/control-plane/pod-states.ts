import type { ControlPlaneHandle } from './handle.ts';
import type { PodReference } from './kwok-pods.ts';
import { STATE_ANNOTATION } from './kwok-stages.ts';

/** What a kubelet reports of a pod that kwok has no stage for. */
export type ReportedPod =
  /** The kubelet has ended it because the node is short of something. */
  | { readonly kind: 'evicted' }
  /** A container was ended for using more memory than it may, and is started again and again. */
  | { readonly kind: 'out-of-memory'; readonly container: string; readonly restarts: number };

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
  const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  await patch(`${path}/status`, { status: reported.kind === 'evicted' ? evicted(now) : outOfMemory(reported, now) });
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

function outOfMemory({ container, restarts }: Extract<ReportedPod, { kind: 'out-of-memory' }>, now: string): object {
  const message = `back-off 5m0s restarting failed container=${container}`;
  const notReady = { status: 'False', reason: 'ContainersNotReady', lastTransitionTime: now };
  return {
    conditions: ['Ready', 'ContainersReady'].map((type) => ({ type, ...notReady })),
    containerStatuses: [
      {
        name: container,
        ready: false,
        started: false,
        restartCount: restarts,
        state: { running: null, terminated: null, waiting: { reason: 'CrashLoopBackOff', message } },
        lastState: { terminated: { exitCode: 137, reason: 'OOMKilled', startedAt: now, finishedAt: now } },
      },
    ],
  };
}
