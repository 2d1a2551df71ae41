import { stringAt } from '../json.ts';
import { judgeConditions } from './conditions-rule.ts';
import { phaseRule } from './phase.ts';
import { type Rule, verdict } from './verdict.ts';

const csvPhases = phaseRule({
  ...{ Succeeded: 'current', Failed: 'failed', Unknown: 'unknown', Deleting: 'in-progress' },
  ...{ Pending: 'in-progress', InstallReady: 'in-progress', Installing: 'in-progress', Replacing: 'in-progress' },
});

/**
 * operators.coreos.com ClusterServiceVersion: its conditions are a history without types; the phase counts
 * (operator-framework/api operators/v1alpha1). A copy in another namespace says nothing of its own.
 */
export const clusterServiceVersion: Rule = (subject) => {
  const copied = stringAt(subject.body, 'status', 'reason') === 'Copied' || 'olm.copiedFrom' in subject.metadata.labels;
  return copied ? verdict('current', { reason: 'Copied' }) : csvPhases(subject);
};

const STATES = phaseRule(
  { AtLatestKnown: 'current', UpgradeAvailable: 'current', UpgradePending: 'in-progress', UpgradeFailed: 'failed' },
  'state',
);

/** operators.coreos.com Subscription: every condition is bad news when True; status.state is what is left. */
export const subscription: Rule = (subject) => {
  const wrong = judgeConditions(subject.conditions);
  return wrong !== undefined && wrong.state !== 'current' ? wrong : STATES(subject);
};

/** operators.coreos.com InstallPlan: RequiresApproval waits for a person. */
export const installPlan = phaseRule({
  ...{ Complete: 'current', Failed: 'failed' },
  ...{ Planning: 'in-progress', RequiresApproval: 'in-progress', Installing: 'in-progress' },
});

/** operators.coreos.com CatalogSource: the state of its gRPC connection. */
export const catalogSource: Rule = ({ body }) => {
  const state = stringAt(body, 'status', 'connectionState', 'lastObservedState');
  if (state === undefined) return undefined;
  if (state === 'READY') return verdict('current', { ready: 'True' });
  return verdict(state === 'TRANSIENT_FAILURE' ? 'failed' : 'in-progress', { ready: 'False', reason: state });
};
