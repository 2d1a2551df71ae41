import { knownOperatorOf } from '../knowledge/known-operators.ts';
import type { KubeObject } from '../objects/object.ts';
import { serviceAccountOf } from '../objects/workload.ts';
import { compare, distinct } from './claim.ts';
import { type EvidenceContext, evidenceContext, workloadKey } from './context.ts';
import { conversionWebhookEvidence } from './evidence/conversion-webhook.ts';
import { csvEvidence } from './evidence/csv.ts';
import { knownOperatorEvidence } from './evidence/known-operator.ts';
import { labelEvidence } from './evidence/labels.ts';
import { managedFieldsEvidence, managersOf } from './evidence/managed-fields.ts';
import { rbacEvidence } from './evidence/rbac.ts';
import { webhookEvidence } from './evidence/webhook.ts';
import type { OperatorFacts } from './facts.ts';
import { frameworkOf } from './framework.ts';
import { hidesOperators } from './hides-operators.ts';
import { installationOf } from './installation.ts';
import { leaderElection } from './leader.ts';
import type { Operator, OperatorInventory, ServedType } from './model.ts';
import { withOlm } from './olm.ts';
import { operatorWorkload } from './operator-workload.ts';
import { type Claimant, type Settlement, settle } from './settle.ts';
import { weighSharedAccounts } from './shared-accounts.ts';
import { traceOf } from './trace.ts';
import { versionOf } from './version.ts';
import { watchScope } from './watch-scope.ts';
import { webhooksOf } from './webhooks.ts';

/** The sources of evidence that a workload serves a type, in the order in which they are shown. */
const SOURCES = [
  csvEvidence,
  rbacEvidence,
  managedFieldsEvidence,
  knownOperatorEvidence,
  conversionWebhookEvidence,
  webhookEvidence,
  labelEvidence,
] as const satisfies readonly unknown[];

/** The workloads that run operators, or belong to one: those whose pods are worth reading. Pods are not looked at. */
export function operatorWorkloads(facts: OperatorFacts): readonly KubeObject[] {
  const { served, companions } = judge(evidenceContext(facts));
  const keys = new Set([...served.keys(), ...[...companions.values()].flat()]);
  return facts.workloads.filter((workload) => keys.has(workloadKey(workload)));
}

/** Which operators run in a cluster, what they serve, and which custom resources nobody serves. */
export function buildInventory(facts: OperatorFacts): OperatorInventory {
  const context = evidenceContext(facts);
  const settlement = judge(context);
  const workloads = new Map(facts.workloads.map((workload) => [workloadKey(workload), workload]));
  const operators = [...settlement.served]
    .map(([key, serves]) => {
      const workload = workloads.get(key);
      return workload === undefined
        ? traceOf(key, serves, facts)
        : buildOperator(workload, serves, settlement, workloads, context);
    })
    .sort((a, b) => compare(a.namespace, b.namespace) || compare(a.name, b.name));
  const served = new Set(operators.flatMap(({ serves }) => serves.map(({ type }) => type)));
  const unserved = facts.definitions.flatMap(({ name }) => (served.has(name) ? [] : name)).sort();
  const unclaimed = facts.gaps.some(hidesOperators) ? unclaimedWorkloads(settlement, workloads, context) : [];
  return { operators, unclaimed, unserved, gaps: facts.gaps };
}

/** Workloads that neither serve anything nor belong to one that does. */
function unclaimedWorkloads(
  settlement: Settlement,
  workloads: ReadonlyMap<string, KubeObject>,
  context: EvidenceContext,
): readonly Operator[] {
  const claimed = new Set([...settlement.served.keys(), ...[...settlement.companions.values()].flat()]);
  return [...workloads].flatMap(([key, workload]) =>
    claimed.has(key) ? [] : buildOperator(workload, [], settlement, workloads, context),
  );
}

/** The id of a known operator; a name alone tells only where it serves what that operator does. */
function recognisedAs(workload: KubeObject, serves: readonly ServedType[]): string | undefined {
  const known = knownOperatorOf(workload);
  const isSure =
    known?.by === 'image' || serves.some(({ evidence }) => evidence.some(({ source }) => source === 'known-operator'));
  return isSure ? known?.entry.id : undefined;
}

function judge(context: EvidenceContext): Settlement {
  const claimants = new Map(
    context.facts.workloads.map((workload): [string, Claimant] => {
      const { namespace = '', name } = workload.metadata;
      return [workloadKey(workload), { namespace, name, serviceAccount: serviceAccountOf(workload) }];
    }),
  );
  const claimantOf = (key: string): Claimant => {
    const [namespace = '', , name = ''] = key.split('/');
    return claimants.get(key) ?? { namespace, name, serviceAccount: undefined };
  };
  const accountOf = (key: string) => {
    const { namespace, serviceAccount } = claimantOf(key);
    return serviceAccount && `${namespace}/${serviceAccount}`;
  };
  // What claims types that are not there, as a ClusterServiceVersion may, serves nothing by it.
  const types = new Set(context.facts.definitions.map(({ name }) => name));
  const claims = SOURCES.flatMap((source) => source(context)).filter(({ type }) => types.has(type));
  return settle(weighSharedAccounts(claims, accountOf), claimantOf);
}

function buildOperator(
  workload: KubeObject,
  serves: readonly ServedType[],
  { contradictions, companions }: Settlement,
  workloads: ReadonlyMap<string, KubeObject>,
  context: EvidenceContext,
): Operator {
  const { facts } = context;
  const key = workloadKey(workload);
  const beside = (companions.get(key) ?? []).flatMap((companion) => workloads.get(companion) ?? []);
  const running = operatorWorkload(workload, facts);
  const found = leaderElection({ workload, pods: running.pods, serves }, facts.leases, facts.now);
  const types = new Set(serves.map(({ type }) => type));
  const { namespace = '', name } = workload.metadata;
  const installation = withOlm(installationOf(workload), namespace, facts);
  const evidence = [...serves.flatMap((type) => type.evidence), ...(found === undefined ? [] : [found.evidence])];
  return {
    name,
    namespace,
    known: recognisedAs(workload, serves),
    workload: running,
    companions: beside.map((companion) => operatorWorkload(companion, facts)),
    serviceAccount: serviceAccountOf(workload),
    version: versionOf(workload, installation, facts),
    installation,
    framework: frameworkOf(
      workload,
      found?.election,
      facts.tallies.filter(({ type }) => types.has(type)),
    ),
    leaderElection: found?.election,
    serves,
    watches: watchScope(workload, serves, installation.kind === 'olm-v0', context),
    webhooks: webhooksOf([workload, ...beside], context),
    managers: managersOf(workload, found?.election.lease),
    evidence: distinct(evidence),
    contradictions: contradictions.get(key) ?? [],
  };
}
