import type { AnyRule } from '../rule.ts';
import { admissionPolicyDenies } from './admission-policy-denies.ts';
import { conversionBlocksWrites } from './conversion-blocks-writes.ts';
import { conversionWebhookFails } from './conversion-webhook-fails.ts';
import { finalizerOfOperator } from './finalizer-of-operator.ts';
import { finalizerOwnerUnknown } from './finalizer-owner-unknown.ts';
import { finalizersHold } from './finalizers-hold.ts';
import { leaseHeldByDeadPod } from './lease-held-by-dead-pod.ts';
import { leaseHeldByNobody } from './lease-held-by-nobody.ts';
import { leaseHeldElsewhere } from './lease-held-elsewhere.ts';
import { leaseNotRenewed } from './lease-not-renewed.ts';
import { operatorFailingOnObject } from './operator-failing-on-object.ts';
import { operatorHasNoPods } from './operator-has-no-pods.ts';
import { operatorNotInstalled } from './operator-not-installed.ts';
import { quotaRefusesWrite } from './quota-refuses-write.ts';
import { schemaRefusesWrite } from './schema-refuses-write.ts';
import { typeUnreadableOtherwise } from './type-unreadable-otherwise.ts';
import { webhookAnswersWrongly } from './webhook-answers-wrongly.ts';
import { webhookBlocksWrites } from './webhook-blocks-writes.ts';
import { webhookCertificateExpired } from './webhook-certificate-expired.ts';
import { webhookCertificateName } from './webhook-certificate-name.ts';
import { webhookCertificateUntrusted } from './webhook-certificate-untrusted.ts';
import { webhookDenies } from './webhook-denies.ts';
import { webhookServiceDown } from './webhook-service-down.ts';
import { webhookTimesOut } from './webhook-times-out.ts';
import { webhookUnreachable } from './webhook-unreachable.ts';
import { workloadScaledToZero } from './workload-scaled-to-zero.ts';
import { writeRefused } from './write-refused.ts';
import { writeRefusedOtherwise } from './write-refused-otherwise.ts';

/** All rules, those for one kind of symptom together, in the order in which equally sure findings are told. */
export const RULES: readonly AnyRule[] = [
  // terminating
  finalizersHold,
  // finalizer
  writeRefused,
  finalizerOfOperator,
  operatorNotInstalled,
  finalizerOwnerUnknown,
  // operator-passive
  operatorHasNoPods,
  leaseHeldByDeadPod,
  leaseNotRenewed,
  leaseHeldByNobody,
  operatorFailingOnObject,
  leaseHeldElsewhere,
  // workload-down
  workloadScaledToZero,
  // writes-rejected
  webhookBlocksWrites,
  conversionBlocksWrites,
  webhookDenies,
  admissionPolicyDenies,
  quotaRefusesWrite,
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
];
