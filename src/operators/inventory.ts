import { conditionsOf, findCondition } from '../objects/condition.ts';
import { objectAt, stringAt, valueAt } from '../objects/json.ts';
import type { KubeObject } from '../objects/object.ts';
import { desiredPods, selects, serviceAccountOf } from '../objects/workload.ts';
import { byWeight } from './claim.ts';
import { type EvidenceContext, evidenceContext, workloadKey } from './context.ts';
import { conversionWebhookEvidence } from './evidence/conversion-webhook.ts';
import { rbacEvidence } from './evidence/rbac.ts';
import type { OperatorFacts } from './facts.ts';
import { frameworkOf } from './framework.ts';
import { installationOf } from './installation.ts';
import { leaderElection } from './leader.ts';
import type { Operator, OperatorInventory, OperatorWebhook, OperatorWorkload, ServedType } from './model.ts';
import { type Settlement, settle } from './settle.ts';
import { versionOf } from './version.ts';
import { watchScope } from './watch-scope.ts';

/** The sources of evidence that a workload serves a type, in the order in which they are shown. */
const SOURCES = [rbacEvidence, conversionWebhookEvidence] as const;

/** The workloads that run operators: those whose pods are worth reading. Pods are not looked at. */
export function operatorWorkloads(facts: OperatorFacts): readonly KubeObject[] {
  const { served } = judge(evidenceContext(facts));
  return facts.workloads.filter((workload) => served.has(workloadKey(workload)));
}

/** Which operators run in a cluster, what they serve, and which custom resources nobody serves. */
export function buildInventory(facts: OperatorFacts): OperatorInventory {
  const context = evidenceContext(facts);
  const settlement = judge(context);
  const operators = facts.workloads
    .flatMap((workload) => {
      const serves = settlement.served.get(workloadKey(workload));
      return serves === undefined ? [] : buildOperator(workload, serves, settlement, context);
    })
    .sort(byNamespaceAndName);
  const served = new Set(operators.flatMap(({ serves }) => serves.map(({ type }) => type)));
  const unserved = facts.definitions.flatMap(({ name }) => (served.has(name) ? [] : name)).sort();
  return { operators, unserved, gaps: facts.gaps };
}

function judge(context: EvidenceContext): Settlement {
  const names = new Map(context.facts.workloads.map((workload) => [workloadKey(workload), workload.metadata]));
  const nameOf = (key: string) => {
    const { namespace = '', name = key } = names.get(key) ?? {};
    return `${namespace}/${name}`;
  };
  return settle(
    SOURCES.flatMap((source) => source(context)),
    nameOf,
  );
}

function buildOperator(
  workload: KubeObject,
  serves: readonly ServedType[],
  { contradictions }: Settlement,
  { facts, workloadsBehind }: EvidenceContext,
): Operator {
  const running = workloadState(workload, facts.pods);
  const election = leaderElection(workload, running.pods, facts.leases, facts.now);
  const webhooks = facts.definitions.flatMap(({ name, conversion }): OperatorWebhook[] => {
    if (conversion === undefined) return [];
    const service = serviceOf(objectAt(conversion, 'service'));
    if (service === undefined || !workloadsBehind(service).includes(workload)) return [];
    return [{ kind: 'conversion', configuration: name, name, service }];
  });
  return {
    name: workload.metadata.name,
    namespace: workload.metadata.namespace ?? '',
    workload: running,
    serviceAccount: serviceAccountOf(workload),
    version: versionOf(workload),
    installation: installationOf(workload),
    framework: frameworkOf(workload, election),
    leaderElection: election,
    serves,
    watches: watchScope(workload),
    webhooks,
    managers: [],
    evidence: [
      ...new Map(serves.flatMap(({ evidence }) => evidence).map((piece) => [piece.text, piece])).values(),
    ].sort(byWeight),
    contradictions: contradictions.get(workloadKey(workload)) ?? [],
  };
}

function serviceOf(reference: ReturnType<typeof objectAt>): { namespace: string; name: string } | undefined {
  const namespace = stringAt(reference, 'namespace');
  const name = stringAt(reference, 'name');
  return namespace === undefined || name === undefined ? undefined : { namespace, name };
}

/** A workload with its pods: those in its namespace that its selector selects. */
function workloadState(object: KubeObject, pods: readonly KubeObject[]): OperatorWorkload {
  const selector = valueAt(object.body, 'spec', 'selector');
  const own = pods
    .filter(({ metadata }) => metadata.namespace === object.metadata.namespace && selects(selector, metadata.labels))
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  const ready = own.filter((pod) => findCondition(conditionsOf(pod), 'Ready')?.status === 'True').length;
  return { object, pods: own, desired: desiredPods(object), ready };
}

function byNamespaceAndName(a: Operator, b: Operator): number {
  return a.namespace === b.namespace ? (a.name < b.name ? -1 : 1) : a.namespace < b.namespace ? -1 : 1;
}
