import { conditionsOf, findCondition } from './condition.ts';
import { stringAt, valueAt } from './json.ts';
import type { KubeObject } from './object.ts';
import { selects } from './workload.ts';

/** Whether a pod takes part: its condition Ready is True and nobody has asked for its deletion. */
export function isPodReady(pod: KubeObject): boolean {
  return pod.metadata.deletionTime === undefined && findCondition(conditionsOf(pod), 'Ready')?.status === 'True';
}

/** `Pending`, `Running`, `Succeeded`, `Failed`, `Unknown`; '' where the status does not say. */
export function podPhase({ body }: Pick<KubeObject, 'body'>): string {
  return stringAt(body, 'status', 'phase') ?? '';
}

/** Whether a pod has ended for good: it does not run again, its controller makes another one. */
export function hasEnded(pod: Pick<KubeObject, 'body'>): boolean {
  return ['Succeeded', 'Failed'].includes(podPhase(pod));
}

/** The node a pod was given; undefined before that. */
export function nodeOf({ body }: Pick<KubeObject, 'body'>): string | undefined {
  return stringAt(body, 'spec', 'nodeName') || undefined;
}

/**
 * The pods of a workload, in order of name: those that its selector selects, but for those that have another controller.
 * A Deployment's pods have ReplicaSets for controllers; where these could not be read, any ReplicaSet will do.
 * @param pods whole pods, of any namespace
 * @param replicaSets of the workload's namespace; undefined: not read
 */
export function podsOfWorkload(
  workload: KubeObject,
  pods: readonly KubeObject[],
  replicaSets: readonly KubeObject[] | undefined,
): KubeObject[] {
  const selector = valueAt(workload.body, 'spec', 'selector');
  const own = new Set([workload.metadata.uid, ...replicaSetsOf(workload, replicaSets ?? []).map(uidOf)]);
  return pods
    .filter(({ metadata }) => {
      if (metadata.namespace !== workload.metadata.namespace || !selects(selector, metadata.labels)) return false;
      const controller = metadata.owners.find((owner) => owner.controller);
      if (controller === undefined || own.has(controller.uid)) return true;
      return replicaSets === undefined && workload.type.kind === 'Deployment' && controller.kind === 'ReplicaSet';
    })
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}

/** The ReplicaSets that a Deployment controls, newest first; none of other workloads. */
export function replicaSetsOf(workload: KubeObject, replicaSets: readonly KubeObject[]): KubeObject[] {
  return replicaSets
    .filter(({ metadata }) =>
      metadata.owners.some(({ controller, uid }) => controller && uid === workload.metadata.uid),
    )
    .sort((a, b) => revision(b) - revision(a));
}

/** The Deployment controller numbers its ReplicaSets (kubernetes pkg/controller/deployment/util, RevisionAnnotation). */
function revision({ metadata }: KubeObject): number {
  return Number(metadata.annotations['deployment.kubernetes.io/revision']) || 0;
}

function uidOf({ metadata }: KubeObject): string {
  return metadata.uid;
}
