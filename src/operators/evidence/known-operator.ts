import { knownOperatorOf, knownToServe } from '../../knowledge/known-operators.ts';
import type { Claim } from '../claim.ts';
import { type EvidenceContext, workloadKey } from '../context.ts';

/** Workloads of well-known operators, where the cluster has the types that those serve. A name alone is worth less. */
export function knownOperatorEvidence({ facts }: EvidenceContext): Claim[] {
  return facts.workloads.flatMap((workload) => {
    const known = knownOperatorOf(workload);
    if (known === undefined) return [];
    const { entry, by } = known;
    const text = `its ${by} is that of ${entry.title} (${entry.source})`;
    const evidence = { source: 'known-operator', weight: by === 'image' ? 'strong' : 'medium', text } as const;
    const types = facts.definitions.filter((definition) => knownToServe(entry, definition));
    return types.map(({ name: type }) => ({ workload: workloadKey(workload), type, evidence }));
  });
}
