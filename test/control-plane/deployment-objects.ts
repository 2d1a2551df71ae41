import type { ControlPlaneHandle } from './handle.ts';
import { FAKE_NODE } from './kwok.ts';
import { waitFor } from './wait.ts';

/** The Deployment that a local process is shown as. */
export interface DeploymentSpec {
  readonly namespace: string;
  readonly name: string;
  /** Text only: nothing is pulled. */
  readonly image?: string;
  readonly container?: string;
  readonly serviceAccount?: string;
  /** Labels besides `app.kubernetes.io/name`, on the Deployment and its pods. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Ports of the container, and the ports of 127.0.0.1 on which the process serves them. */
  readonly ports?: readonly { readonly name: string; readonly podPort: number; readonly localPort: number }[];
}

/** The container's name where none is given, as in operators scaffolded by kubebuilder. */
export const DEFAULT_CONTAINER = 'manager';

/** Makes the Deployment with one replica on the fake node; answers its pod's name when the pod is Ready. */
export async function createDeployment(plane: ControlPlaneHandle, spec: DeploymentSpec): Promise<string> {
  const selector = { 'app.kubernetes.io/name': spec.name };
  const labels = { ...spec.labels, ...selector };
  await plane.apply({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: spec.name, namespace: spec.namespace, labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: selector },
      template: {
        metadata: { labels },
        spec: {
          // There is no scheduler.
          nodeName: FAKE_NODE,
          serviceAccountName: spec.serviceAccount ?? 'default',
          containers: [
            {
              name: spec.container ?? DEFAULT_CONTAINER,
              image: spec.image ?? `example.com/${spec.name}:v1.0.0`,
              ports: (spec.ports ?? []).map(({ name, podPort }) => ({ name, containerPort: podPort })),
            },
          ],
        },
      },
    },
  });
  return waitForPod(plane, spec);
}

/** The name of the Deployment's Ready pod that is not being deleted. */
export function waitForPod(
  plane: ControlPlaneHandle,
  spec: Pick<DeploymentSpec, 'namespace' | 'name'>,
): Promise<string> {
  const selector = encodeURIComponent(`app.kubernetes.io/name=${spec.name}`);
  return waitFor(`a pod of Deployment ${spec.namespace}/${spec.name}`, async () => {
    const answer = await plane.request(`/api/v1/namespaces/${spec.namespace}/pods?labelSelector=${selector}`);
    // The shape is the API server's own.
    const { items } = answer.json() as { items?: Pod[] };
    return items?.find((pod) => pod.metadata.deletionTimestamp === undefined && pod.status?.phase === 'Running')
      ?.metadata.name;
  });
}

interface Pod {
  readonly metadata: { readonly name: string; readonly deletionTimestamp?: string };
  readonly status?: { readonly phase?: string };
}

/** How the container of a pod fares, as a kubelet would report it. */
export type ContainerState =
  | { readonly kind: 'running'; readonly restarts: number; readonly exitCode: number | undefined }
  | { readonly kind: 'terminated'; readonly restarts: number; readonly exitCode: number };

/** Writes the container's state into the pod's status. */
export async function reportContainer(
  plane: ControlPlaneHandle,
  spec: DeploymentSpec,
  pod: string,
  state: ContainerState,
): Promise<void> {
  const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const ready = state.kind === 'running';
  const terminated = (exitCode: number): object => ({
    terminated: { exitCode, reason: exitCode === 0 ? 'Completed' : 'Error', startedAt: now, finishedAt: now },
  });
  const exitCode = state.exitCode;
  const condition = (type: string): object => ({
    type,
    status: ready ? 'True' : 'False',
    lastTransitionTime: now,
    ...(ready ? {} : { reason: 'ContainersNotReady', message: 'containers are not ready' }),
  });
  const status = {
    conditions: [condition('Ready'), condition('ContainersReady')],
    containerStatuses: [
      {
        name: spec.container ?? DEFAULT_CONTAINER,
        ready,
        started: ready,
        restartCount: state.restarts,
        // Null takes away what a strategic merge would keep.
        state: ready
          ? { terminated: null, running: { startedAt: now } }
          : { running: null, ...terminated(exitCode ?? 1) },
        ...(ready && exitCode !== undefined ? { lastState: terminated(exitCode) } : {}),
      },
    ],
  };
  await plane.request(`/api/v1/namespaces/${spec.namespace}/pods/${pod}/status`, {
    method: 'PATCH',
    contentType: 'application/strategic-merge-patch+json',
    body: { status },
  });
}
