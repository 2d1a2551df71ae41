import { stringAt } from '../objects/json.ts';
import { distinct } from './claim.ts';
import { csvDeployments } from './evidence/csv.ts';
import type { OperatorFacts } from './facts.ts';
import type { Operator, ServedType } from './model.ts';
import { subscriptionOf } from './olm.ts';

/** What is left of an operator whose workload is gone: a ClusterServiceVersion still names it. */
export function traceOf(workload: string, serves: readonly ServedType[], facts: OperatorFacts): Operator {
  const [namespace = '', , name = ''] = workload.split('/');
  const csv = facts.csvs.find((candidate) => csvDeployments(candidate).includes(workload));
  return {
    name,
    namespace,
    workload: undefined,
    companions: [],
    serviceAccount: undefined,
    version: stringAt(csv?.body, 'spec', 'version'),
    installation:
      csv === undefined
        ? { kind: 'manifests' }
        : { kind: 'olm-v0', csv: csv.metadata.name, subscription: subscriptionOf(csv.metadata.name, namespace, facts) },
    framework: 'unknown',
    leaderElection: undefined,
    serves,
    watches: { kind: 'unknown' },
    webhooks: [],
    managers: [],
    evidence: distinct(serves.flatMap((type) => type.evidence)),
    contradictions: [],
  };
}
