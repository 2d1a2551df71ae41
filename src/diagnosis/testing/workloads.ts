import type { JsonObject } from '../../objects/json.ts';
import { objectAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { SymptomOf } from '../symptom.ts';
import { built } from './kinds.ts';

/** Deployment shop/web, of which the labels are app=web. */
export function deployment(spec: JsonObject = {}, more: JsonObject = {}): KubeObject {
  const labels = { app: 'web' };
  return built('Deployment', 'web', {
    metadata: { generation: 1, managedFields: [], ...objectAt(more, 'metadata') },
    spec: { replicas: 1, selector: { matchLabels: labels }, template: { metadata: { labels } }, ...spec },
    status: { observedGeneration: 1, ...objectAt(more, 'status') },
  });
}

/** A ReplicaSet of that Deployment. */
export function replicaSet(name = 'web-1', body: JsonObject = {}): KubeObject {
  return built('ReplicaSet', name, { ...body, metadata: { ownerReferences: [controller('Deployment', 'web')] } });
}

/** A pod of that ReplicaSet, on node one. */
export function pod(status: JsonObject = {}, more: { name?: string; metadata?: JsonObject; spec?: JsonObject } = {}) {
  const { name = 'web-1-a', metadata = {}, spec = {} } = more;
  return built('Pod', name, {
    metadata: {
      labels: { app: 'web' },
      creationTimestamp: '2026-01-01T11:50:00Z',
      ownerReferences: [controller('ReplicaSet', 'web-1')],
      ...metadata,
    },
    spec: { nodeName: 'one', containers: [{ name: 'main', image: 'example.com/web:v1' }], ...spec },
    status: { phase: 'Running', ...status },
  });
}

/** Status of a pod whose container `main` is in that state. */
export function container(state: JsonObject, more: JsonObject = {}): JsonObject {
  return { containerStatuses: [{ name: 'main', ready: false, restartCount: 0, state, ...more }] };
}

/** Conditions of a pod that is Ready since ten minutes before the tests' NOW. */
export const READY: JsonObject = {
  conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: '2026-01-01T11:50:00Z' }],
};

/** Node one; Ready unless told otherwise. */
export function node(status: 'True' | 'False' | 'Unknown' = 'True'): KubeObject {
  const message = status === 'Unknown' ? 'Kubelet stopped posting node status.' : '';
  return built('Node', 'one', {
    status: { conditions: [{ type: 'Ready', status, message, lastTransitionTime: '2026-01-01T11:30:00Z' }] },
  });
}

/** That a pod of the Deployment is down. */
export function podDown(of: KubeObject): SymptomOf<'pod-down'> {
  return { kind: 'pod-down', pod: of, workload: deployment(), runs: 'operator web' };
}

/** That a pod is down that no workload makes. */
export function lonePodDown(of: KubeObject): SymptomOf<'pod-down'> {
  return { ...podDown(of), workload: undefined };
}

/** That the Deployment, or another workload, is down. */
export function workloadDown(workload: KubeObject = deployment()): SymptomOf<'workload-down'> {
  return { kind: 'workload-down', workload, runs: 'operator web' };
}

/** That the Deployment's pods are refused. */
export function podsRefused(message: string): SymptomOf<'pods-refused'> {
  return { kind: 'pods-refused', workload: deployment(), message, runs: 'operator web' };
}

/** A reference to a controller that `built` made. */
function controller(kind: string, name: string): JsonObject {
  return { apiVersion: 'apps/v1', kind, name, uid: `uid-${name}`, controller: true };
}
