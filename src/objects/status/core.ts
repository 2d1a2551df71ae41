import { findCondition } from '../condition.ts';
import { booleanAt, numberAt, objectsAt, stringAt } from '../json.ts';
import { phaseRule } from './phase.ts';
import { because, type Rule, verdict } from './verdict.ts';

/** v1 PersistentVolumeClaim (kstatus, pvcConditions: in progress until Bound). */
export const persistentVolumeClaim = phaseRule({ Bound: 'current', Pending: 'in-progress', Lost: 'failed' });

/** v1 PersistentVolume; Released waits for someone to reclaim it by hand (policy Retain). */
export const persistentVolume = phaseRule({
  ...{ Available: 'current', Bound: 'current', Released: 'current', Pending: 'in-progress', Failed: 'failed' },
});

/** v1 Service: only one of type LoadBalancer has something to wait for (kstatus, serviceConditions). */
export const service: Rule = ({ body }) => {
  if (stringAt(body, 'spec', 'type') !== 'LoadBalancer') return verdict('current');
  if (objectsAt(body, 'status', 'loadBalancer', 'ingress').length > 0) return verdict('current', { ready: 'True' });
  return verdict('in-progress', { ready: 'False', reason: 'NoLoadBalancer', message: 'no address was assigned yet' });
};

/** v1 Namespace. */
export const namespace = phaseRule({ Active: 'current', Terminating: 'terminating' });

/** v1 Node: Ready, then what presses (core/v1 node conditions). */
export const node: Rule = ({ body, conditions }) => {
  const ready = findCondition(conditions, 'Ready');
  if (ready === undefined) return undefined;
  if (ready.status !== 'True') return verdict('failed', { ready: ready.status, ...because(ready) });
  const pressed = conditions.find(
    ({ type, status }) => status === 'True' && (type.endsWith('Pressure') || type === 'NetworkUnavailable'),
  );
  if (pressed !== undefined) return verdict('failed', { ready: 'True', ...because(pressed) });
  const cordoned = booleanAt(body, 'spec', 'unschedulable') === true;
  return verdict('current', {
    ready: 'True',
    reason: cordoned ? 'SchedulingDisabled' : '',
    since: ready.lastTransitionTime,
  });
};

/** policy/v1 PodDisruptionBudget: as wanted once observed (kstatus, pdbConditions); too few pods are worth a word. */
export const podDisruptionBudget: Rule = ({ body }) => {
  const healthy = numberAt(body, 'status', 'currentHealthy');
  const desired = numberAt(body, 'status', 'desiredHealthy');
  if (healthy === undefined || desired === undefined) return verdict('in-progress', { reason: 'NotObserved' });
  return verdict('current', { ready: `${healthy}/${desired}`, reason: healthy < desired ? 'InsufficientPods' : '' });
};

/** autoscaling HorizontalPodAutoscaler (autoscaling/v2 conditions AbleToScale, ScalingActive, ScalingLimited). */
export const horizontalPodAutoscaler: Rule = ({ conditions }) => {
  const wrong = conditions.find(
    ({ type, status }) => (type === 'AbleToScale' || type === 'ScalingActive') && status !== 'True',
  );
  if (wrong === undefined) return verdict('current', conditions.length > 0 ? { ready: 'True' } : {});
  // It switches itself off for a target that was scaled to 0 on purpose.
  if (wrong.reason === 'ScalingDisabled') return verdict('current', { ready: 'False', ...because(wrong) });
  return verdict('in-progress', { ready: 'False', ...because(wrong) });
};

/** apiextensions.k8s.io CustomResourceDefinition (kstatus, crdConditions). */
export const customResourceDefinition: Rule = ({ conditions }) => {
  const established = findCondition(conditions, 'Established');
  const names = findCondition(conditions, 'NamesAccepted');
  const ready = established?.status ?? 'Unknown';
  if (names?.status === 'False') return verdict('failed', { ready, ...because(names) });
  if (established?.status === 'True') return verdict('current', { ready, since: established.lastTransitionTime });
  const failed = established !== undefined && established.reason !== 'Installing';
  return verdict(failed ? 'failed' : 'in-progress', {
    ready,
    ...because(established),
    reason: established?.reason || 'Installing',
  });
};

/** apiregistration.k8s.io APIService: nobody answers for its group while Available is not True. */
export const apiService: Rule = ({ conditions }) => {
  const available = findCondition(conditions, 'Available');
  if (available === undefined) return verdict('in-progress', { ready: 'Unknown' });
  const ready = available.status;
  if (ready === 'True') return verdict('current', { ready, since: available.lastTransitionTime });
  return verdict('failed', { ready, ...because(available) });
};
