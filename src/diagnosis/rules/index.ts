import type { AnyRule } from '../rule.ts';
import { admissionDeniesPods } from './admission-denies-pods.ts';
import { admissionPolicyDenies } from './admission-policy-denies.ts';
import { apiServiceBackendDown } from './api-service-backend-down.ts';
import { apiServiceBadAnswer } from './api-service-bad-answer.ts';
import { apiServiceCertificate } from './api-service-certificate.ts';
import { apiServiceMissing } from './api-service-missing.ts';
import { apiServiceUnsteady } from './api-service-unsteady.ts';
import { builtInControllerDown } from './built-in-controller-down.ts';
import { builtInControllerSilent } from './built-in-controller-silent.ts';
import { builtInFinalizer } from './built-in-finalizer.ts';
import { claimBeingSnapshotted } from './claim-being-snapshotted.ts';
import { claimInUse } from './claim-in-use.ts';
import { cloudControllerDown } from './cloud-controller-down.ts';
import { cloudControllerMissing } from './cloud-controller-missing.ts';
import { containerCannotStart } from './container-cannot-start.ts';
import { containerCrashLooping } from './container-crash-looping.ts';
import { containerOutOfMemory } from './container-out-of-memory.ts';
import { conversionBlocksWrites } from './conversion-blocks-writes.ts';
import { conversionWebhookFails } from './conversion-webhook-fails.ts';
import { csiDriverDown } from './csi-driver-down.ts';
import { csiDriverMissing } from './csi-driver-missing.ts';
import { daemonSetHasNoNode } from './daemon-set-has-no-node.ts';
import { definitionCleanupDue } from './definition-cleanup-due.ts';
import { definitionInstances } from './definition-instances.ts';
import { dependentLeftByCollector } from './dependent-left-by-collector.ts';
import { dependentOwnerNotServed } from './dependent-owner-not-served.ts';
import { dependentWritesRefused } from './dependent-writes-refused.ts';
import { dependentsElsewhere } from './dependents-elsewhere.ts';
import { detachFailed } from './detach-failed.ts';
import { endpointSlicesStale } from './endpoint-slices-stale.ts';
import { finalizerFight } from './finalizer-fight.ts';
import { finalizerOfOperator } from './finalizer-of-operator.ts';
import { finalizerOwnerUnknown } from './finalizer-owner-unknown.ts';
import { finalizersHold } from './finalizers-hold.ts';
import { foregroundDependents } from './foreground-dependents.ts';
import { imagePullFailing } from './image-pull-failing.ts';
import { jobManagedElsewhere } from './job-managed-elsewhere.ts';
import { justDeleted } from './just-deleted.ts';
import { leaseHeldByDeadPod } from './lease-held-by-dead-pod.ts';
import { leaseHeldByNobody } from './lease-held-by-nobody.ts';
import { leaseHeldElsewhere } from './lease-held-elsewhere.ts';
import { leaseNotRenewed } from './lease-not-renewed.ts';
import { livenessProbeFails } from './liveness-probe-fails.ts';
import { loadBalancerCleanupFailed } from './load-balancer-cleanup-failed.ts';
import { madeAnew } from './made-anew.ts';
import { namespaceContent } from './namespace-content.ts';
import { namespaceContentRefused } from './namespace-content-refused.ts';
import { namespaceContentUnlisted } from './namespace-content-unlisted.ts';
import { namespaceDiscovery } from './namespace-discovery.ts';
import { namespaceLookDue } from './namespace-look-due.ts';
import { namespaceNotFinalized } from './namespace-not-finalized.ts';
import { namespaceTakesNoPods } from './namespace-takes-no-pods.ts';
import { nodeGone } from './node-gone.ts';
import { nodeLost } from './node-lost.ts';
import { objectConditionsSay } from './object-conditions-say.ts';
import { objectPaused } from './object-paused.ts';
import { operatorAliveButSilent } from './operator-alive-but-silent.ts';
import { operatorFailingOnObject } from './operator-failing-on-object.ts';
import { operatorForbidden } from './operator-forbidden.ts';
import { operatorHangs } from './operator-hangs.ts';
import { operatorHasNoPods } from './operator-has-no-pods.ts';
import { operatorLacksPermission } from './operator-lacks-permission.ts';
import { operatorNotInstalled } from './operator-not-installed.ts';
import { operatorNotWatchingNamespace } from './operator-not-watching-namespace.ts';
import { operatorNotWatchingObject } from './operator-not-watching-object.ts';
import { operatorWaitsForOthers } from './operator-waits-for-others.ts';
import { orphanDependents } from './orphan-dependents.ts';
import { ownerGone } from './owner-gone.ts';
import { ownerInOtherNamespace } from './owner-in-other-namespace.ts';
import { ownerLeftByCollector } from './owner-left-by-collector.ts';
import { ownerNotServed } from './owner-not-served.ts';
import { podConfigMissing } from './pod-config-missing.ts';
import { podEvicted } from './pod-evicted.ts';
import { podFailed } from './pod-failed.ts';
import { podInGracePeriod } from './pod-in-grace-period.ts';
import { podNotSetUp } from './pod-not-set-up.ts';
import { podNotStarted } from './pod-not-started.ts';
import { podNotStopped } from './pod-not-stopped.ts';
import { podOnDeadNode } from './pod-on-dead-node.ts';
import { podOnLostNode } from './pod-on-lost-node.ts';
import { podSecurityForbids } from './pod-security-forbids.ts';
import { podTerminating } from './pod-terminating.ts';
import { podUnschedulable } from './pod-unschedulable.ts';
import { podsCannotBeMade } from './pods-cannot-be-made.ts';
import { podsNotReady } from './pods-not-ready.ts';
import { podsRefusedOtherwise } from './pods-refused-otherwise.ts';
import { quotaExceeded } from './quota-exceeded.ts';
import { readinessGateClosed } from './readiness-gate-closed.ts';
import { readinessProbeFails } from './readiness-probe-fails.ts';
import { resourceClaimReserved } from './resource-claim-reserved.ts';
import { rolloutPaused } from './rollout-paused.ts';
import { schedulerSilent } from './scheduler-silent.ts';
import { schemaRefusesWrite } from './schema-refuses-write.ts';
import { serviceAccountMissing } from './service-account-missing.ts';
import { serviceBackendDown } from './service-backend-down.ts';
import { serviceCidrInUse } from './service-cidr-in-use.ts';
import { serviceExternalName } from './service-external-name.ts';
import { serviceHasNoSelector } from './service-has-no-selector.ts';
import { serviceMissing } from './service-missing.ts';
import { servicePortMissing } from './service-port-missing.ts';
import { serviceReadyButSilent } from './service-ready-but-silent.ts';
import { serviceSelectsNothing } from './service-selects-nothing.ts';
import { snapshotBeingRestored } from './snapshot-being-restored.ts';
import { snapshotContentLeft } from './snapshot-content-left.ts';
import { snapshotDeleteFailed } from './snapshot-delete-failed.ts';
import { statefulSetKeepsBrokenPod } from './stateful-set-keeps-broken-pod.ts';
import { typeUnreadableOtherwise } from './type-unreadable-otherwise.ts';
import { volumeAttached } from './volume-attached.ts';
import { volumeAttributesClassInUse } from './volume-attributes-class-in-use.ts';
import { volumeBound } from './volume-bound.ts';
import { volumeNeverReleased } from './volume-never-released.ts';
import { volumeNotReleased } from './volume-not-released.ts';
import { volumeReclaimFailed } from './volume-reclaim-failed.ts';
import { webhookAnswersWrongly } from './webhook-answers-wrongly.ts';
import { webhookBlocksPods } from './webhook-blocks-pods.ts';
import { webhookBlocksWrites } from './webhook-blocks-writes.ts';
import { webhookCertificateExpired } from './webhook-certificate-expired.ts';
import { webhookCertificateName } from './webhook-certificate-name.ts';
import { webhookCertificateUntrusted } from './webhook-certificate-untrusted.ts';
import { webhookDenies } from './webhook-denies.ts';
import { webhookServiceDown } from './webhook-service-down.ts';
import { webhookTimesOut } from './webhook-times-out.ts';
import { webhookUnreachable } from './webhook-unreachable.ts';
import { webhookWouldRefuse } from './webhook-would-refuse.ts';
import { workloadNotFollowed } from './workload-not-followed.ts';
import { workloadScaledToZero } from './workload-scaled-to-zero.ts';
import { workloadTerminating } from './workload-terminating.ts';
import { writeRefused } from './write-refused.ts';
import { writeRefusedOtherwise } from './write-refused-otherwise.ts';

/** All rules, those for one kind of symptom together, in the order in which equally sure findings are told. */
export const RULES: readonly AnyRule[] = [
  // terminating
  namespaceContent,
  namespaceDiscovery,
  namespaceContentRefused,
  namespaceContentUnlisted,
  finalizersHold,
  podOnLostNode,
  podInGracePeriod,
  podNotStopped,
  namespaceNotFinalized,
  justDeleted,
  // finalizer
  claimBeingSnapshotted,
  snapshotContentLeft,
  snapshotBeingRestored,
  snapshotDeleteFailed,
  volumeAttributesClassInUse,
  definitionInstances,
  foregroundDependents,
  orphanDependents,
  claimInUse,
  volumeBound,
  volumeNotReleased,
  volumeNeverReleased,
  volumeReclaimFailed,
  volumeAttached,
  detachFailed,
  loadBalancerCleanupFailed,
  jobManagedElsewhere,
  resourceClaimReserved,
  serviceCidrInUse,
  builtInFinalizer,
  writeRefused,
  webhookWouldRefuse,
  finalizerOfOperator,
  operatorNotInstalled,
  finalizerOwnerUnknown,
  // controller-passive
  builtInControllerDown,
  definitionCleanupDue,
  namespaceLookDue,
  cloudControllerDown,
  cloudControllerMissing,
  csiDriverDown,
  csiDriverMissing,
  builtInControllerSilent,
  // operator-passive
  operatorHasNoPods,
  leaseHeldByDeadPod,
  leaseNotRenewed,
  leaseHeldByNobody,
  objectPaused,
  operatorLacksPermission,
  operatorFailingOnObject,
  operatorHangs,
  operatorNotWatchingNamespace,
  operatorNotWatchingObject,
  objectConditionsSay,
  operatorWaitsForOthers,
  leaseHeldElsewhere,
  operatorAliveButSilent,
  // access-denied
  operatorForbidden,
  // workload-down
  workloadScaledToZero,
  workloadTerminating,
  rolloutPaused,
  daemonSetHasNoNode,
  podsCannotBeMade,
  statefulSetKeepsBrokenPod,
  podsNotReady,
  workloadNotFollowed,
  // owner-kept
  dependentsElsewhere,
  ownerLeftByCollector,
  // dependent-kept
  dependentOwnerNotServed,
  dependentWritesRefused,
  dependentLeftByCollector,
  // writes-rejected
  webhookBlocksWrites,
  conversionBlocksWrites,
  webhookDenies,
  admissionPolicyDenies,
  schemaRefusesWrite,
  writeRefusedOtherwise,
  // type-unreadable
  conversionWebhookFails,
  typeUnreadableOtherwise,
  // webhook-failing
  webhookServiceDown,
  webhookUnreachable,
  webhookCertificateUntrusted,
  webhookCertificateExpired,
  webhookCertificateName,
  webhookTimesOut,
  webhookAnswersWrongly,
  // pod-down
  podOnDeadNode,
  podTerminating,
  podEvicted,
  podUnschedulable,
  schedulerSilent,
  imagePullFailing,
  podConfigMissing,
  containerCannotStart,
  containerOutOfMemory,
  livenessProbeFails,
  containerCrashLooping,
  readinessProbeFails,
  readinessGateClosed,
  podNotSetUp,
  podFailed,
  podNotStarted,
  // pods-refused
  quotaExceeded,
  podSecurityForbids,
  serviceAccountMissing,
  webhookBlocksPods,
  admissionDeniesPods,
  namespaceTakesNoPods,
  podsRefusedOtherwise,
  // node-down
  nodeLost,
  nodeGone,
  // service-down
  serviceMissing,
  servicePortMissing,
  serviceBackendDown,
  serviceHasNoSelector,
  serviceSelectsNothing,
  endpointSlicesStale,
  serviceExternalName,
  serviceReadyButSilent,
  // api-down
  apiServiceBackendDown,
  apiServiceCertificate,
  apiServiceBadAnswer,
  apiServiceMissing,
  apiServiceUnsteady,
  // live
  ownerGone,
  ownerNotServed,
  ownerInOtherNamespace,
  finalizerFight,
  madeAnew,
];
