import { setTimeout as delay } from 'node:timers/promises';
import type { ControlPlaneHandle } from './handle.ts';

/** A scheduler that runs in this process. */
export interface Scheduler {
  stop(): Promise<void>;
}

const INTERVAL_MILLISECONDS = 100;

/**
 * Binds pods without a node to one that fits, and says of the others why none does, in the words of kube-scheduler. It
 * knows node selectors, cordons and taints; resources and affinity it does not. A pod that names its node is none of its
 * business.
 */
export function startScheduler(plane: ControlPlaneHandle): Scheduler {
  let stopping = false;
  const loop = async (): Promise<void> => {
    while (!stopping) {
      // The API server may be away for a while.
      await schedule(plane).catch(() => undefined);
      await delay(INTERVAL_MILLISECONDS);
    }
  };
  const ended = loop();
  return {
    stop() {
      stopping = true;
      return ended;
    },
  };
}

async function schedule(plane: ControlPlaneHandle): Promise<void> {
  const waiting = await items<Pod>(plane, '/api/v1/pods?fieldSelector=spec.nodeName%3D,status.phase%3DPending');
  const pods = waiting.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  if (pods.length === 0) return;
  const nodes = await items<Node>(plane, '/api/v1/nodes');
  for (const pod of pods) {
    const node = nodes.find((candidate) => obstacle(pod, candidate) === undefined);
    if (node === undefined) await refuse(plane, pod, unschedulable(pod, nodes));
    else await bind(plane, pod, node.metadata.name);
  }
}

async function bind(plane: ControlPlaneHandle, { metadata }: Pod, node: string): Promise<void> {
  const { name, namespace } = metadata;
  await plane.request(`/api/v1/namespaces/${namespace}/pods/${name}/binding`, {
    method: 'POST',
    body: {
      apiVersion: 'v1',
      kind: 'Binding',
      metadata: { name },
      target: { apiVersion: 'v1', kind: 'Node', name: node },
    },
  });
}

async function refuse(plane: ControlPlaneHandle, { metadata, status }: Pod, message: string): Promise<void> {
  const before = status?.conditions?.find(({ type }) => type === 'PodScheduled');
  if (before?.message === message) return;
  const lastTransitionTime = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const condition = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message, lastTransitionTime };
  await plane.request(`/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}/status`, {
    method: 'PATCH',
    contentType: 'application/strategic-merge-patch+json',
    body: { status: { conditions: [condition] } },
  });
}

/** `0/2 nodes are available: 1 node(s) were unschedulable, …`, as kube-scheduler counts them (pkg/scheduler/framework). */
function unschedulable(pod: Pod, nodes: readonly Node[]): string {
  const counts = new Map<string, number>();
  for (const node of nodes) {
    const reason = obstacle(pod, node) ?? '';
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const reasons = [...counts].map(([reason, count]) => `${count} ${reason}`).sort();
  return `0/${nodes.length} nodes are available: ${reasons.join(', ')}.`;
}

/** Why a pod cannot be on a node; undefined where it can. */
function obstacle({ spec }: Pod, { metadata, spec: node }: Node): string | undefined {
  if (node?.unschedulable === true) return 'node(s) were unschedulable';
  const selector = Object.entries(spec.nodeSelector ?? {});
  if (selector.some(([key, value]) => metadata.labels?.[key] !== value)) {
    return "node(s) didn't match Pod's node affinity/selector";
  }
  const taint = node?.taints?.find(({ effect, key }) => effect !== 'PreferNoSchedule' && !tolerates(spec, key, effect));
  return taint === undefined ? undefined : `node(s) had untolerated taint {${taint.key}: ${taint.value ?? ''}}`;
}

function tolerates({ tolerations = [] }: Pod['spec'], key: string, effect: string): boolean {
  return tolerations.some(
    (toleration) =>
      (toleration.key === undefined || toleration.key === key) &&
      (toleration.effect === undefined || toleration.effect === effect),
  );
}

interface Pod {
  readonly metadata: { readonly name: string; readonly namespace: string; readonly deletionTimestamp?: string };
  readonly spec: {
    readonly nodeSelector?: Readonly<Record<string, string>>;
    readonly tolerations?: readonly { readonly key?: string; readonly effect?: string }[];
  };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly message?: string }[] };
}

interface Node {
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
  readonly spec?: {
    readonly unschedulable?: boolean;
    readonly taints?: readonly { readonly key: string; readonly value?: string; readonly effect: string }[];
  };
}

/** The shapes are the API server's own. */
async function items<T>(plane: ControlPlaneHandle, path: string): Promise<readonly T[]> {
  return ((await plane.request(path)).json() as { items?: T[] | null }).items ?? [];
}
