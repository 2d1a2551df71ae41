import type { ControlPlaneHandle } from './handle.ts';
import { FAKE_NODE } from './kwok.ts';
import { STATE_ANNOTATION } from './kwok-stages.ts';
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
  /** Annotations of the Deployment. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** The container's environment, which the process gets too. */
  readonly env?: Readonly<Record<string, string>>;
  /** What the container shows as its arguments. */
  readonly args?: readonly string[];
  /** Where its pods are to be. Absent: on the fake node, without asking a scheduler. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** `RollingUpdate` where absent; with `Recreate` a change of the template ends the pod before the next one starts. */
  readonly strategy?: 'Recreate' | 'RollingUpdate';
  /** Ports of the container, and the ports of 127.0.0.1 on which the process serves them. */
  readonly ports?: readonly { readonly name: string; readonly podPort: number; readonly localPort: number }[];
}

/** The container's name where none is given, as in operators scaffolded by kubebuilder. */
export const DEFAULT_CONTAINER = 'manager';

/**
 * Makes the Deployment; answers the names of its pods when they run. One that is there already, with more pods or with those
 * of another template, is rolled out by then: pods that are about to go are not answered.
 */
export async function createDeployment(
  plane: ControlPlaneHandle,
  spec: DeploymentSpec,
  replicas = 1,
): Promise<string[]> {
  const selector = { 'app.kubernetes.io/name': spec.name };
  const labels = { ...spec.labels, ...selector };
  await plane.apply({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: spec.name, namespace: spec.namespace, labels, annotations: spec.annotations ?? {} },
    spec: {
      replicas,
      strategy: { type: spec.strategy ?? 'RollingUpdate' },
      selector: { matchLabels: selector },
      template: {
        metadata: { labels },
        spec: {
          ...(spec.nodeSelector === undefined ? { nodeName: FAKE_NODE } : { nodeSelector: spec.nodeSelector }),
          serviceAccountName: spec.serviceAccount ?? 'default',
          containers: [
            {
              name: spec.container ?? DEFAULT_CONTAINER,
              image: spec.image ?? `example.com/${spec.name}:v1.0.0`,
              args: spec.args ?? [],
              env: Object.entries(spec.env ?? {}).map(([name, value]) => ({ name, value })),
              ports: (spec.ports ?? []).map(({ name, podPort }) => ({ name, containerPort: podPort })),
            },
          ],
        },
      },
    },
  });
  const running = async (): Promise<string[] | false> => {
    const status = await observedStatus(plane, spec);
    if (status?.updatedReplicas !== replicas || status.replicas !== replicas) return false;
    const pods = await runningPods(plane, spec);
    return pods.length >= replicas && pods.slice(0, replicas);
  };
  return waitFor(`${replicas} pods of Deployment ${spec.namespace}/${spec.name}`, running);
}

/** How many pods a Deployment has; undefined where the controller has not seen its present spec. */
export async function observedStatus(
  plane: ControlPlaneHandle,
  { namespace, name }: DeploymentName,
): Promise<DeploymentStatus | undefined> {
  const answer = await plane.request(`/apis/apps/v1/namespaces/${namespace}/deployments/${name}`);
  if (answer.status !== 200) throw new Error(`Deployment ${namespace}/${name}: ${answer.text}`);
  // The shape is the API server's own.
  const { metadata, status } = answer.json() as {
    metadata: { generation: number };
    status?: DeploymentStatus & { observedGeneration?: number };
  };
  return status?.observedGeneration === metadata.generation ? status : undefined;
}

interface DeploymentStatus {
  readonly replicas?: number;
  /** Of its present template. */
  readonly updatedReplicas?: number;
  readonly availableReplicas?: number;
}

/** A Deployment that createDeployment made. */
export type DeploymentName = Pick<DeploymentSpec, 'namespace' | 'name'>;

/** The names of the Deployment's running pods that are not being deleted and that nothing holds in another state. */
export async function runningPods(plane: ControlPlaneHandle, spec: DeploymentName): Promise<string[]> {
  const selector = encodeURIComponent(`app.kubernetes.io/name=${spec.name}`);
  const answer = await plane.request(`/api/v1/namespaces/${spec.namespace}/pods?labelSelector=${selector}`);
  if (answer.status !== 200) throw new Error(`pods of ${spec.namespace}/${spec.name}: ${answer.text}`);
  // The shape is the API server's own.
  const { items } = answer.json() as { items?: Pod[] };
  return (items ?? []).filter(runs).map(({ metadata }) => metadata.name);
}

function runs({ metadata, status }: Pod): boolean {
  const held = metadata.annotations?.[STATE_ANNOTATION] !== undefined;
  return metadata.deletionTimestamp === undefined && !held && status?.phase === 'Running';
}

interface Pod {
  readonly metadata: {
    readonly name: string;
    readonly deletionTimestamp?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly status?: { readonly phase?: string };
}
