import { answer, gapAnswer } from '../../objects/gap.ts';
import type { JsonObject } from '../../objects/json.ts';
import { isExpired, leaseState } from '../../objects/lease.ts';
import type { KubeObject } from '../../objects/object.ts';
import { isPodReady } from '../../objects/pod.ts';
import { groupResource } from '../../objects/resource-type.ts';
import type { Operator } from '../../operators/model.ts';
import { sketchOperator } from '../../operators/operator.fixture.ts';
import { type Ask, diagnose } from '../engine.ts';
import type { Finding } from '../finding.ts';
import type { Answers, TypeName } from '../query.ts';
import type { AnyRule } from '../rule.ts';
import { type Symptom, type SymptomOf, symptomKey } from '../symptom.ts';
import { askWith, UNKNOWN } from './ask.ts';
import { objectOf, terminatingObject } from './objects.ts';

/** The time at which these tests judge: an hour after the deletion of `terminatingObject`. */
export const NOW = Date.parse('2026-01-01T12:00:00Z');

/** RFC 3339, so many seconds before NOW. */
export function secondsAgo(seconds: number): string {
  return new Date(NOW - seconds * 1000).toISOString();
}

/** What differs between pods of tests. */
export interface PodSketch {
  /** Seconds for which its process has been running; undefined: it does not run. */
  readonly runningFor?: number | undefined;
  readonly containers?: readonly string[];
  readonly args?: readonly string[];
}

/** A pod of the operator widget-operator. */
export function operatorPod(
  name: string,
  { runningFor, containers = ['manager'], args = [] }: PodSketch = {},
): KubeObject {
  const isRunning = runningFor !== undefined;
  const state: JsonObject = isRunning
    ? { running: { startedAt: secondsAgo(runningFor) } }
    : { terminated: { exitCode: 137 } };
  return objectOf(
    { group: '', resource: 'pods', kind: 'Pod' },
    {
      metadata: { name, namespace: 'widget-system', uid: `uid-${name}` },
      spec: { containers: containers.map((container) => ({ name: container, args: [...args] })) },
      status: {
        phase: 'Running',
        conditions: [{ type: 'Ready', status: isRunning ? 'True' : 'False' }],
        containerStatuses: containers.map((container) => ({ name: container, state })),
      },
    },
  );
}

/** A Lease of that operator, renewed so many seconds ago. */
export function operatorLease(holderIdentity: string, renewed: number, leaseDurationSeconds = 15): KubeObject {
  return objectOf(
    { group: 'coordination.k8s.io', resource: 'leases', kind: 'Lease' },
    {
      metadata: { name: 'widgets', namespace: 'widget-system' },
      spec: { holderIdentity, leaseDurationSeconds, renewTime: secondsAgo(renewed) },
    },
  );
}

/** What differs between operators of tests. */
export interface RunningSketch {
  readonly pods: readonly KubeObject[];
  readonly lease?: KubeObject;
  /** The pod that the Lease's holder was found to be. */
  readonly holder?: KubeObject;
  readonly container?: JsonObject;
  readonly more?: Partial<Operator>;
}

/** The operator widget-system/widget-operator, with pods. */
export function runningOperator({ pods, lease, holder, container = {}, more = {} }: RunningSketch): Operator {
  const workload = objectOf(
    { group: 'apps', resource: 'deployments', kind: 'Deployment' },
    {
      metadata: { name: 'widget-operator', namespace: 'widget-system' },
      spec: { template: { spec: { containers: [{ name: 'manager', ...container }] } } },
    },
  );
  return {
    ...sketchOperator('widget-operator', {}),
    namespace: 'widget-system',
    serviceAccount: 'widget-operator',
    workload: { object: workload, pods, desired: pods.length, ready: pods.filter(isPodReady).length },
    leaderElection:
      lease === undefined
        ? undefined
        : { lease, pod: holder, expired: isExpired(leaseState(lease), NOW), ...leaseState(lease) },
    ...more,
  };
}

/** That an operator does not let Widget shop/one go. */
export function passive(operator: Operator, object = terminatingObject('one')): SymptomOf<'operator-passive'> {
  return { kind: 'operator-passive', operator, object, finalizer: 'example.com/clean-up' };
}

/** What the cluster answers; what is not in here is a gap of that reason. */
export interface MadeUpAnswers {
  /** By name of pod. */
  readonly logs?: Readonly<Record<string, string>>;
  /** By name of pod. */
  readonly metrics?: Readonly<Record<string, string>>;
  readonly objects?: readonly KubeObject[];
  /** `verb resource`, such as `update widgets`, that are denied; undefined: nobody may ask. */
  readonly denied?: readonly string[];
  /** How that is known. */
  readonly basis?: Answers['access']['basis'];
  readonly dependents?: readonly KubeObject[];
}

/** What one rule makes of a symptom. */
export async function findings(rule: AnyRule, symptom: Symptom, answers: MadeUpAnswers = {}): Promise<Finding[]> {
  const options = { rules: [rule], now: NOW, stuckAfter: 120_000, probes: true, signal: new AbortController().signal };
  const diagnosis = await diagnose([symptom], askOf(answers), options);
  return (diagnosis.explanations.get(symptomKey(symptom))?.findings ?? []).map(({ finding }) => finding);
}

function askOf({ logs = {}, metrics = {}, objects = [], denied, basis = 'review', dependents }: MadeUpAnswers): Ask {
  const ofType = (query: TypeName, namespace: string | undefined) =>
    objects.filter(
      ({ type, metadata }) =>
        groupResource(type) === groupResource(query) && (namespace === undefined || metadata.namespace === namespace),
    );
  const known = async <T>(value: T | undefined) => (value === undefined ? gapAnswer(UNKNOWN) : answer(value));
  return askWith({
    async object(query) {
      const found = ofType(query, query.namespace).find(({ metadata }) => metadata.name === query.name);
      return found === undefined ? gapAnswer({ ...UNKNOWN, reason: 'not-found' }) : answer(found);
    },
    list: async (query) => answer(ofType(query, query.namespace)),
    dependents: () => known(dependents === undefined ? undefined : { objects: dependents, gaps: [] }),
    log: ({ pod }) => known(logs[pod]),
    metrics: ({ pod }) => known(metrics[pod]),
    access: ({ verb, resource }) =>
      known(denied && { allowed: !denied.includes(`${verb} ${resource}`), reason: '', basis }),
    'silent-groups': async () => answer([]),
  });
}
