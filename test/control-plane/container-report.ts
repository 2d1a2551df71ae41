import { DEFAULT_CONTAINER, type DeploymentSpec } from './deployment-objects.ts';
import type { ControlPlaneHandle } from './handle.ts';
import { STATE_ANNOTATION } from './kwok-stages.ts';

/** How the container of a pod fares, as a kubelet would report it. */
export type ContainerState =
  | { readonly kind: 'running'; readonly restarts: number; readonly exitCode: number | undefined }
  | { readonly kind: 'terminated'; readonly restarts: number; readonly exitCode: number }
  /** It has failed over and over and waits for its next start. */
  | { readonly kind: 'back-off'; readonly restarts: number; readonly exitCode: number };

/** Writes the container's state into the pod's status. */
export async function reportContainer(
  plane: ControlPlaneHandle,
  spec: Pick<DeploymentSpec, 'namespace' | 'container'>,
  pod: string,
  state: ContainerState,
): Promise<void> {
  const path = `/api/v1/namespaces/${spec.namespace}/pods/${pod}`;
  const patch = (target: string, body: object): Promise<unknown> =>
    plane.request(target, { method: 'PATCH', contentType: 'application/strategic-merge-patch+json', body });
  // kwok would take a pod that backs off for one that has recovered.
  const held = state.kind === 'back-off' ? 'reported' : null;
  await patch(path, { metadata: { annotations: { [STATE_ANNOTATION]: held } } });
  const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const ready = state.kind === 'running';
  const condition = (type: string): object => ({
    type,
    status: ready ? 'True' : 'False',
    lastTransitionTime: now,
    ...(ready ? {} : { reason: 'ContainersNotReady', message: 'containers are not ready' }),
  });
  const container = {
    name: spec.container ?? DEFAULT_CONTAINER,
    ready,
    started: ready,
    restartCount: state.restarts,
    ...containerState(state, spec.container ?? DEFAULT_CONTAINER, now),
  };
  const status = { conditions: [condition('Ready'), condition('ContainersReady')], containerStatuses: [container] };
  await patch(`${path}/status`, { status });
}

/** Null takes away what a strategic merge would keep. */
function containerState(state: ContainerState, container: string, now: string): object {
  const terminated = (exitCode: number): object => ({
    terminated: { exitCode, reason: exitCode === 0 ? 'Completed' : 'Error', startedAt: now, finishedAt: now },
  });
  switch (state.kind) {
    case 'running':
      return {
        state: { terminated: null, waiting: null, running: { startedAt: now } },
        ...(state.exitCode === undefined ? {} : { lastState: terminated(state.exitCode) }),
      };
    case 'terminated':
      return { state: { running: null, waiting: null, ...terminated(state.exitCode) } };
    case 'back-off': {
      const message = `back-off 5m0s restarting failed container=${container}`;
      return {
        state: { running: null, terminated: null, waiting: { reason: 'CrashLoopBackOff', message } },
        lastState: terminated(state.exitCode),
      };
    }
  }
}
