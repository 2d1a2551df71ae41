import { type Condition, findCondition } from '../condition.ts';
import { HAPPY, polarityOf } from './polarity.ts';
import { because, type Readiness, verdict } from './verdict.ts';

/** The first condition that says by True that all is well. */
function happyCondition(conditions: readonly Condition[]): Condition | undefined {
  for (const type of HAPPY) {
    const found = findCondition(conditions, type);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * kstatus' third step: the first of Reconciling=True (in progress) and Stalled=True (failed), in list order.
 */
export function standardConditions(conditions: readonly Condition[]): Readiness | undefined {
  const found = conditions.find(
    ({ type, status }) => status === 'True' && (type === 'Reconciling' || type === 'Stalled'),
  );
  if (found === undefined) return undefined;
  const ready = happyCondition(conditions)?.status ?? (found.type === 'Stalled' ? 'False' : '');
  return verdict(found.type === 'Stalled' ? 'failed' : 'in-progress', { ready, ...because(found) });
}

/**
 * What conditions say by their types alone. Goes beyond kstatus, which knows Ready only, where a vocabulary is well
 * known; like kstatus it never takes Ready=False for a failure by itself.
 */
export function judgeConditions(conditions: readonly Condition[]): Readiness | undefined {
  const happy = happyCondition(conditions);
  const bad = conditions.find(({ type, status }) => status === 'True' && polarityOf(type) === 'failed');
  const busy = conditions.find((condition) => condition.status === 'True' && isBusy(condition));
  if (bad !== undefined) return verdict('failed', { ready: happy?.status ?? 'False', ...because(bad) });
  if (happy === undefined) return busy === undefined ? undefined : verdict('in-progress', because(busy));
  if (happy.status !== 'True') return unhappy(happy);
  const unsynced = conditions.find(({ type, status }) => type === 'Synced' && status === 'False');
  if (unsynced !== undefined) return unhappy(unsynced, happy.status);
  // Ready is the whole truth where there is one; Available does not exclude that something is under way.
  if (busy !== undefined && happy.type !== 'Ready' && happy.type !== 'Succeeded')
    return verdict('in-progress', { ready: happy.status, ...because(busy) });
  return verdict('current', { ready: 'True', since: happy.lastTransitionTime });
}

/** Progressing=True with this reason means that a rollout is complete (apps/v1 Deployment, and those who copy it). */
function isBusy({ type, reason }: Condition): boolean {
  return polarityOf(type) === 'busy' && reason !== 'NewReplicaSetAvailable';
}

/** Succeeded=False is final (Knative and Tekton batch types); Crossplane's Synced=False is an error unless paused. */
function unhappy(condition: Condition, ready = condition.status): Readiness {
  const { type, status, reason, severity } = condition;
  if (severity === 'Info') return verdict('current', { ready, ...because(condition) });
  const final = status === 'False' && (type === 'Succeeded' || (type === 'Synced' && reason !== 'ReconcilePaused'));
  return verdict(final ? 'failed' : 'in-progress', { ready, ...because(condition) });
}
