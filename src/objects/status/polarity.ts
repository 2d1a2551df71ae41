/** What a condition means whose status is True, where True is not simply good. */
export type Polarity =
  /** Something is wrong. */
  | 'failed'
  /** Work is under way. */
  | 'busy'
  /** Worth knowing, but no judgement. */
  | 'note';

/**
 * Condition types that are not good news when True. Exact names come first, endings after them.
 * Sources: kstatus README (Stalled, Reconciling); openshift/api config/v1 (Degraded, Progressing); Strimzi
 * api/kafka/model/common/Condition (NotReady, Warning, ReconciliationPaused); operator-sdk ansible and helm operators
 * (Failure, ReleaseFailed, Irreconcilable); OLM operators/v1alpha1 subscription conditions; Cluster API v1beta2
 * conditions (RollingOut, ScalingUp, ScalingDown, Remediating, Deleting, Paused); core/v1 node conditions (*Pressure), Pods'
 * DisruptionTarget and claims' Resizing; batch/v1 FailureTarget; flowcontrol/v1 Dangling; autoscaling/v2 ScalingLimited.
 */
const TYPES: Readonly<Record<string, Polarity>> = {
  Stalled: 'failed',
  Degraded: 'failed',
  NotReady: 'failed',
  Failed: 'failed',
  Failure: 'failed',
  Error: 'failed',
  Irreconcilable: 'failed',
  ReconcileError: 'failed',
  NetworkUnavailable: 'failed',
  FailureTarget: 'failed',
  Dangling: 'failed',
  Reconciling: 'busy',
  Progressing: 'busy',
  RollingOut: 'busy',
  ScalingUp: 'busy',
  ScalingDown: 'busy',
  Remediating: 'busy',
  Updating: 'busy',
  Upgrading: 'busy',
  Deleting: 'busy',
  Terminating: 'busy',
  Resizing: 'busy',
  DisruptionTarget: 'busy',
  InstallPlanPending: 'busy',
  BundleUnpacking: 'busy',
  Warning: 'note',
  Paused: 'note',
  ReconciliationPaused: 'note',
  Suspended: 'note',
  Deprecated: 'note',
  ScalingLimited: 'note',
  InstallPlanMissing: 'note',
};

const ENDINGS: readonly (readonly [string, Polarity])[] = [
  ['Failed', 'failed'],
  ['Failure', 'failed'],
  ['Unhealthy', 'failed'],
  ['Pressure', 'failed'],
  ['Missing', 'failed'],
  ['Pending', 'busy'],
  ['Deprecated', 'note'],
  ['Paused', 'note'],
];

/** What it means that a condition of this type is True; undefined: it is good, or nothing is known. */
export function polarityOf(type: string): Polarity | undefined {
  if (Object.hasOwn(TYPES, type)) return TYPES[type];
  return ENDINGS.find(([ending]) => type.endsWith(ending))?.[1];
}

/**
 * Conditions that say by True that all is well, the most telling first: the first that an object has is its READY.
 * Ready and Succeeded are the happy ones of kstatus, Knative and Tekton; Available that of OpenShift, KubeVirt and
 * Cluster API; Healthy and Synced those of Crossplane; Successful that of the Ansible operator, Deployed of the Helm one.
 */
export const HAPPY: readonly string[] = [
  ...['Ready', 'Succeeded', 'Available', 'Healthy', 'Established', 'Successful', 'Deployed', 'Installed', 'Complete'],
  ...['Completed', 'Synced', 'Synchronized', 'Accepted', 'Programmed', 'Reconciled'],
];

/**
 * Conditions whose False is advice: nothing is wrong (policy/v1 PodDisruptionBudget, openshift/api config/v1 ClusterOperator).
 */
export const ADVICE: readonly string[] = ['DisruptionAllowed', 'Upgradeable'];
