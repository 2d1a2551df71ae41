import type { ConditionChange } from '../happening.ts';

/** What a condition's lastTransitionTime is the time of. */
export type TimeOf = NonNullable<ConditionChange['timeOf']>;

/**
 * What moves lastTransitionTime, by the group of the type, where its setter was read:
 * - Kubernetes' own: of status alone (kubernetes/kubernetes pkg/api/v1/pod/util.go, UpdatePodCondition;
 *   pkg/controller/deployment/util, SetDeploymentCondition; apiextensions-apiserver pkg/apihelpers, SetCRDCondition)
 * - Cluster API: of status alone (kubernetes-sigs/cluster-api util/conditions, which wraps apimachinery's meta.SetStatusCondition)
 * - Flux: of status, reason or message (fluxcd/pkg runtime/conditions/setter.go)
 * - Crossplane: of status, reason or message (crossplane/crossplane-runtime apis/common/condition.go, SetConditions)
 * - Knative and Tekton: of anything in it (knative.dev/pkg apis/condition_set.go)
 * - Strimzi: of any write of the status (strimzi/strimzi-kafka-operator, StatusUtils and StatusDiff)
 *
 * Most others use apimachinery's setter, but nobody can tell which do: some write the present time at each reconcile.
 */
const BY_GROUP: readonly (readonly [groups: RegExp, timeOf: TimeOf])[] = [
  [/^(?:|apps|batch|policy|autoscaling)$/, 'status'],
  [/^(?:apiextensions|apiregistration|certificates|networking|storage|flowcontrol\.apiserver)\.k8s\.io$/, 'status'],
  [/(?:^|\.)cluster\.x-k8s\.io$/, 'status'],
  [/\.toolkit\.fluxcd\.io$/, 'content'],
  [/(?:^|\.)crossplane\.io$/, 'content'],
  [/(?:^|\.)upbound\.io$/, 'content'],
  [/(?:^|\.)(?:knative\.dev|tekton\.dev)$/, 'content'],
];

/** What lastTransitionTime of conditions of a type is the time of: where nobody knows, of a write. */
export function conditionTimeOf({ group }: { readonly group: string }): TimeOf {
  return BY_GROUP.find(([groups]) => groups.test(group))?.[1] ?? 'write';
}
