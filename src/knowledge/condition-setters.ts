import { isInGroup } from './type-pattern.ts';

/**
 * What moves a condition's lastTransitionTime: a change of `status` alone; a change of its `content`, that is of status, reason
 * or message; or every `write`.
 */
export type ConditionSetter = 'status' | 'content' | 'write';

/**
 * Sources: Kubernetes' own controllers keep the time while the status stays (pkg/controller/deployment/util
 * SetDeploymentCondition, pkg/api/v1/pod UpdatePodCondition, pkg/controller/podautoscaler setConditionInList,
 * apiextensions-apiserver pkg/apihelpers SetCRDCondition); Cluster API wraps apimachinery's meta.SetStatusCondition
 * (util/conditions). Flux (pkg/runtime/conditions Set), Crossplane (crossplane-runtime ConditionedStatus.SetConditions),
 * Knative and Tekton (knative.dev/pkg apis ConditionSet) replace the time with reason and message; Strimzi rebuilds its
 * conditions with each status that it writes (StatusUtils).
 */
const SETTERS: readonly (readonly [group: string, setter: ConditionSetter])[] = [
  ['apps', 'status'],
  ['batch', 'status'],
  ['policy', 'status'],
  ['autoscaling', 'status'],
  ['apiextensions.k8s.io', 'status'],
  ['apiregistration.k8s.io', 'status'],
  ['certificates.k8s.io', 'status'],
  ['networking.k8s.io', 'status'],
  ['cluster.x-k8s.io', 'status'],
  ['*.cluster.x-k8s.io', 'status'],
  ['*.toolkit.fluxcd.io', 'content'],
  ['crossplane.io', 'content'],
  ['*.crossplane.io', 'content'],
  ['*.upbound.io', 'content'],
  ['*.knative.dev', 'content'],
  ['tekton.dev', 'content'],
  ['*.tekton.dev', 'content'],
  ['*.strimzi.io', 'write'],
];

/** How the operator of a group sets conditions; undefined where nobody knows. */
export function conditionSetter(group: string): ConditionSetter | undefined {
  if (group === '') return 'status';
  return SETTERS.find(([pattern]) => isInGroup(pattern, group))?.[1];
}
