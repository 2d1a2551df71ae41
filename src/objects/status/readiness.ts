import { conditionsAt, conditionsOf } from '../condition.ts';
import { numberAt } from '../json.ts';
import type { KubeObject } from '../object.ts';
import { judgeConditions, standardConditions } from './conditions-rule.ts';
import { unknownPhase } from './phase.ts';
import { ruleOf } from './rules.ts';
import { type Readiness, type Rule, type Subject, verdict } from './verdict.ts';
import { clusterApiPhases, strimzi } from './vocabularies.ts';

export type { Readiness } from './verdict.ts';

/**
 * How an object is doing, by the rules of kstatus in their order (sigs.k8s.io/cli-utils pkg/kstatus/status/status.go):
 * deletion, an older generation observed, Reconciling and Stalled, the rule of the kind, conditions. Beyond it: a
 * Terminating object still says whether it is ready, vocabularies that kstatus takes for ready are understood, and what
 * says nothing is `unknown`, not current.
 * @param now milliseconds since the epoch
 */
export function readinessOf(object: KubeObject, now: number): Readiness {
  const { deletionTime } = object.metadata;
  const judged = judge(object, now);
  if (deletionTime === undefined) return judged;
  const { ready, message } = judged;
  return verdict('terminating', { ready, reason: 'Terminating', message, since: deletionTime });
}

function judge({ type, metadata, body }: KubeObject, now: number): Readiness {
  if (body === undefined) return verdict('unknown');
  const subject: Subject = { body, metadata, conditions: allConditions(body), now };
  const paused = type.group.endsWith('strimzi.io') ? strimzi(subject) : undefined;
  if (paused !== undefined) return paused;
  const standard = standardConditions(subject.conditions);
  const behind = unobserved(subject);
  if (behind !== undefined) return { ...behind, ready: (standard ?? byRules(type, subject)).ready };
  return standard ?? byRules(type, subject);
}

function byRules(type: KubeObject['type'], subject: Subject): Readiness {
  return (
    ruleOf(type.group, type.kind)?.(subject) ??
    judgeConditions(subject.conditions) ??
    (isClusterApi(type.group) ? clusterApiPhases(subject) : undefined) ??
    unknownPhase(subject) ??
    verdict(isBuiltIn(type.group) ? 'current' : 'unknown')
  );
}

/** kstatus, checkGeneration: only the top level observedGeneration counts, and only where there is one. */
const unobserved: Rule = ({ body, metadata: { generation } }) => {
  const observed = numberAt(body, 'status', 'observedGeneration');
  if (observed === undefined || generation === undefined || observed === generation) return undefined;
  const message = `generation ${generation} was not observed yet, the last one was ${observed}`;
  return verdict('in-progress', { reason: 'LatestGenerationNotObserved', message });
};

/** status.conditions; objects of Cluster API v1beta1 keep those of v1beta2 in a place of their own. */
function allConditions(body: KubeObject['body']): Subject['conditions'] {
  const newer = conditionsAt(body, 'status', 'v1beta2', 'conditions');
  return newer.length > 0 ? newer : conditionsOf({ body });
}

function isClusterApi(group: string): boolean {
  return group === 'cluster.x-k8s.io' || group.endsWith('.cluster.x-k8s.io');
}

/** Objects of Kubernetes itself without rule or conditions, such as a Role, have nothing to become. */
function isBuiltIn(group: string): boolean {
  return !group.includes('.') || /^(?!.*\.x-k8s\.io$).*\.k8s\.io$/.test(group);
}
