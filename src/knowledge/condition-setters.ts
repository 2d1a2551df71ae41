import { isInGroup } from './type-pattern.ts';

/** What moves a condition's lastTransitionTime: a change of status alone, or a change of reason or message, too. */
export type ConditionSetter = 'status' | 'anything';

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
  ['cluster.x-k8s.io', 'status'],
  ['*.cluster.x-k8s.io', 'status'],
  ['*.toolkit.fluxcd.io', 'anything'],
  ['crossplane.io', 'anything'],
  ['*.crossplane.io', 'anything'],
  ['*.upbound.io', 'anything'],
  ['*.knative.dev', 'anything'],
  ['tekton.dev', 'anything'],
  ['*.tekton.dev', 'anything'],
  ['*.strimzi.io', 'anything'],
];

/** How the operator of a group sets conditions; undefined where nobody knows. */
export function conditionSetter(group: string): ConditionSetter | undefined {
  if (group === '') return 'status';
  return SETTERS.find(([pattern]) => isInGroup(pattern, group))?.[1];
}
