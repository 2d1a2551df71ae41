import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { hasEnded } from '../../objects/pod.ts';

/** kubernetes/api apps/v1: ControllerRevisionHashLabelKey. */
const REVISION = 'controller-revision-hash';

/** The revisions of a pod and of its StatefulSet, where they differ. */
export interface OldTemplate {
  readonly pod: string;
  readonly wanted: string;
}

/**
 * Whether a pod has a template that its StatefulSet has changed since, and that one waits for it to be ready, since its
 * pods are started in order; undefined where not, and for other workloads.
 */
export function oldTemplate(workload: KubeObject, pod: KubeObject): OldTemplate | undefined {
  if (workload.type.kind !== 'StatefulSet' || stringAt(workload.body, 'spec', 'podManagementPolicy') === 'Parallel')
    return undefined;
  if (hasEnded(pod) || pod.metadata.deletionTime !== undefined) return undefined;
  const wanted = stringAt(workload.body, 'status', 'updateRevision');
  const own = pod.metadata.labels[REVISION];
  return wanted === undefined || own === undefined || own === wanted ? undefined : { pod: own, wanted };
}
