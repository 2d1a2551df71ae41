import { stringAt } from '../json.ts';
import { phaseRule } from './phase.ts';
import { type ReadinessState, type Rule, verdict } from './verdict.ts';

/** argoproj.io Application: health states of gitops-engine pkg/health/health.go. */
const HEALTH: Readonly<Record<string, ReadinessState>> = {
  Healthy: 'current',
  Progressing: 'in-progress',
  Suspended: 'in-progress',
  Degraded: 'failed',
  Missing: 'failed',
};

/** argoproj.io Application: its health, then whether the last sync failed, then whether it is in sync. */
export const application: Rule = ({ body }) => {
  const health = stringAt(body, 'status', 'health', 'status');
  const sync = stringAt(body, 'status', 'sync', 'status');
  if (health === undefined && sync === undefined) return undefined;
  const state = (health !== undefined && Object.hasOwn(HEALTH, health) && HEALTH[health]) || 'unknown';
  const ready = state === 'unknown' ? 'Unknown' : state === 'current' ? 'True' : 'False';
  const message = stringAt(body, 'status', 'health', 'message') ?? '';
  const operation = stringAt(body, 'status', 'operationState', 'phase');
  if (state === 'current' && (operation === 'Failed' || operation === 'Error'))
    return verdict('failed', {
      ...{ ready, reason: 'SyncFailed', message: stringAt(body, 'status', 'operationState', 'message') ?? '' },
    });
  if (state === 'current') return verdict(state, { ready, reason: sync === 'Synced' ? '' : (sync ?? ''), message });
  return verdict(state, { ready, reason: health ?? sync ?? '', message });
};

/** argoproj.io Rollout (argo-rollouts pkg/apis/rollouts/v1alpha1, RolloutPhase). */
export const rollout = phaseRule({
  ...{ Healthy: 'current', Progressing: 'in-progress', Paused: 'in-progress', Degraded: 'failed' },
});

/** argoproj.io Workflow (argo-workflows pkg/apis/workflow/v1alpha1, WorkflowPhase); one that runs is as wanted. */
export const workflow = phaseRule({
  ...{ Succeeded: 'current', Running: 'current', Pending: 'in-progress', Failed: 'failed', Error: 'failed' },
});
