import { findCondition } from '../condition.ts';
import { phaseRule } from './phase.ts';
import { because, type ReadinessState, type Rule, verdict } from './verdict.ts';

/**
 * Strimzi (kafka.strimzi.io): a paused object keeps its old observedGeneration, so that comes before everything else;
 * NotReady=True stands in for Ready=False.
 */
export const strimzi: Rule = ({ conditions }) => {
  const paused = findCondition(conditions, 'ReconciliationPaused');
  if (paused?.status !== 'True') return undefined;
  return verdict('in-progress', {
    ...because(paused),
    ready: findCondition(conditions, 'Ready')?.status ?? 'Unknown',
    reason: 'ReconciliationPaused',
  });
};

/** Strimzi KafkaRebalance: the type of its condition is its state (api KafkaRebalanceState). */
const REBALANCE: Readonly<Record<string, ReadinessState>> = {
  New: 'in-progress',
  PendingProposal: 'in-progress',
  ProposalReady: 'in-progress',
  Rebalancing: 'in-progress',
  ReconciliationPaused: 'in-progress',
  Stopped: 'current',
  Ready: 'current',
  NotReady: 'failed',
};

/** kafka.strimzi.io KafkaRebalance. */
export const kafkaRebalance: Rule = ({ conditions }) => {
  const found = conditions.find(({ type, status }) => status === 'True' && Object.hasOwn(REBALANCE, type));
  if (found === undefined) return undefined;
  const state = REBALANCE[found.type] ?? 'unknown';
  const { message, since, reason } = because(found);
  return verdict(state, {
    ready: state === 'current' ? 'True' : 'False',
    reason: found.type === 'NotReady' ? reason : found.type,
    message,
    since,
  });
};

/** velero.io Backup and Restore (velero pkg/apis/velero/v1, BackupPhase, RestorePhase). */
export const velero = phaseRule({
  ...{ New: 'in-progress', Queued: 'in-progress', ReadyToStart: 'in-progress', InProgress: 'in-progress' },
  ...{ WaitingForPluginOperations: 'in-progress', Finalizing: 'in-progress', Completed: 'current' },
  ...{ FailedValidation: 'failed', Failed: 'failed', PartiallyFailed: 'failed' },
  ...{ WaitingForPluginOperationsPartiallyFailed: 'failed', FinalizingPartiallyFailed: 'failed' },
});

/** acme.cert-manager.io Order and Challenge (cert-manager pkg/apis/acme/v1, State: RFC 8555). */
export const acme = phaseRule(
  {
    ...{ valid: 'current', ready: 'in-progress', pending: 'in-progress', processing: 'in-progress' },
    ...{ invalid: 'failed', expired: 'failed', errored: 'failed' },
  },
  'state',
);

/** cluster.x-k8s.io Cluster and Machine of v1beta1, beside their Ready condition (api/v1beta1, phases). */
export const clusterApiPhases = phaseRule({
  ...{ Pending: 'in-progress', Provisioning: 'in-progress', Deleting: 'in-progress', Updating: 'in-progress' },
  ...{ Provisioned: 'current', Running: 'current', Failed: 'failed' },
});
