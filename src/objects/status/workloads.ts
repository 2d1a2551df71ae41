import { findCondition } from '../condition.ts';
import { booleanAt, numberAt, stringAt } from '../json.ts';
import { because, type Readiness, type Rule, type Subject, verdict } from './verdict.ts';

/** Counts of a workload's pods; what is absent in status counts as 0, as the API leaves zeros out. */
interface Counts {
  readonly desired: number;
  readonly existing: number;
  readonly updated: number;
  readonly ready: number;
  readonly available: number;
}

/** apps/v1 Deployment (kstatus core.go, deploymentConditions). */
export const deployment: Rule = (subject) => {
  const counts = replicaCounts(subject);
  const progressing = findCondition(subject.conditions, 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded')
    return verdict('failed', { ready: readyText(counts), ...because(progressing) });
  const failure = replicaFailure(subject, counts);
  if (failure !== undefined) return failure;
  const open = incomplete(counts);
  if (open !== undefined) {
    const paused = open.reason === 'RollingOut' && booleanAt(subject.body, 'spec', 'paused') === true;
    return paused ? { ...open, reason: 'Paused' } : open;
  }
  const available = findCondition(subject.conditions, 'Available');
  if (available !== undefined && available.status !== 'True')
    return verdict('in-progress', { ready: readyText(counts), ...because(available) });
  return complete(counts, available?.lastTransitionTime);
};

/** apps/v1 StatefulSet; with OnDelete or a partition pods of an older revision are as wanted (kstatus, stsConditions). */
export const statefulSet: Rule = (subject) => {
  const { body } = subject;
  const counts = replicaCounts(subject);
  if (stringAt(body, 'spec', 'updateStrategy', 'type') === 'OnDelete')
    return incomplete({ ...counts, updated: counts.desired }) ?? complete(counts);
  const partition = numberAt(body, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
  const toUpdate = Math.max(0, counts.desired - partition);
  const updated = Math.min(counts.desired, counts.updated + (counts.desired - toUpdate));
  // Availability counts only where minReadySeconds holds it back, and it then lags behind readiness.
  const available = numberAt(body, 'status', 'availableReplicas') === undefined ? counts.ready : counts.available;
  return incomplete({ ...counts, updated, available }) ?? complete(counts);
};

/** apps/v1 ReplicaSet and v1 ReplicationController (kstatus, replicasetConditions). */
export const replicaSet: Rule = (subject) => {
  const counts = { ...replicaCounts(subject), updated: numberAt(subject.body, 'status', 'replicas') ?? 0 };
  return replicaFailure(subject, counts) ?? incomplete(counts) ?? complete(counts);
};

/** apps/v1 DaemonSet (kstatus, daemonsetConditions). */
export const daemonSet: Rule = ({ body }) => {
  const status = (field: string) => numberAt(body, 'status', field) ?? 0;
  const counts: Counts = {
    desired: status('desiredNumberScheduled'),
    existing: status('currentNumberScheduled'),
    updated:
      stringAt(body, 'spec', 'updateStrategy', 'type') === 'OnDelete'
        ? status('desiredNumberScheduled')
        : status('updatedNumberScheduled'),
    ready: status('numberReady'),
    available: status('numberAvailable'),
  };
  // Without observedGeneration the controller has not seen the object, and zeros mean nothing.
  if (numberAt(body, 'status', 'observedGeneration') === undefined)
    return verdict('in-progress', { ready: readyText(counts), reason: 'NotObserved' });
  return incomplete(counts) ?? complete(counts);
};

function replicaCounts({ body }: Subject): Counts {
  const status = (field: string) => numberAt(body, 'status', field) ?? 0;
  return {
    desired: numberAt(body, 'spec', 'replicas') ?? 1,
    existing: status('replicas'),
    updated: status('updatedReplicas'),
    ready: status('readyReplicas'),
    available: status('availableReplicas'),
  };
}

function incomplete(counts: Counts): Readiness | undefined {
  const { desired, existing, updated, ready, available } = counts;
  const open = (reason: string, message: string) =>
    verdict('in-progress', { ready: readyText(counts), reason, message });
  if (existing < desired) return open('PodsMissing', `${existing} of ${desired} pods exist`);
  if (updated < desired) return open('RollingOut', `${updated} of ${desired} pods are of the newest revision`);
  if (existing > desired) return open('ScalingDown', `${existing} pods exist where ${desired} are wanted`);
  if (ready < desired) return open('PodsNotReady', `${ready} of ${desired} pods are ready`);
  if (available < desired) return open('PodsNotAvailable', `${available} of ${desired} pods are ready long enough`);
  return undefined;
}

function complete(counts: Counts, since?: number): Readiness {
  const scaledDown = counts.desired === 0 ? 'ScaledToZero' : '';
  return verdict('current', { ready: readyText(counts), reason: scaledDown, since });
}

function replicaFailure({ conditions }: Subject, counts: Counts): Readiness | undefined {
  const failure = conditions.find(({ type, status }) => type === 'ReplicaFailure' && status === 'True');
  // The controller tries again for ever, so kstatus takes it for progress.
  return failure && verdict('in-progress', { ready: readyText(counts), ...because(failure) });
}

function readyText({ ready, desired }: Counts): string {
  return `${ready}/${desired}`;
}
