import type { Claim } from '../claim.ts';
import { type EvidenceContext, evidenceContext } from '../context.ts';
import { factsOf } from '../facts.fixture.ts';
import type { OperatorFacts } from '../facts.ts';

/** `WORKLOAD serves TYPE (WEIGHT)` for each claim that a source makes of the objects of YAML texts. */
export function claimsOf(
  source: (context: EvidenceContext) => readonly Claim[],
  texts: readonly string[],
  more: Partial<OperatorFacts> = {},
): string[] {
  return source(evidenceContext({ ...factsOf(...texts), ...more })).map(
    ({ workload, type, evidence }) => `${workload} serves ${type} (${evidence.weight})`,
  );
}
