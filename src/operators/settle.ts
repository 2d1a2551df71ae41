import { type Claim, strongest, WEIGHTS } from './claim.ts';
import type { OperatorEvidence, ServedType } from './model.ts';

/** Who serves what, after all claims were heard. */
export interface Settlement {
  /** By key of the workload; workloads that serve nothing are not operators and not in here. */
  readonly served: ReadonlyMap<string, readonly ServedType[]>;
  /** By key of the workload: sources that contradict each other. */
  readonly contradictions: ReadonlyMap<string, readonly string[]>;
}

/**
 * Decides between the workloads that are said to serve a type. A stronger claim takes a type from a weaker one: many
 * operators may write the objects of others, few have their status and finalizers. Claims of equal weight both stand,
 * and contradict each other. A weak claim alone stands only for a workload that has no better one for any type: else
 * it is a user of that type.
 */
export function settle(claims: readonly Claim[], nameOf: (workload: string) => string): Settlement {
  const withBetter = new Set(claims.flatMap(({ workload, evidence }) => (evidence.weight === 'weak' ? [] : workload)));
  const served = new Map<string, ServedType[]>();
  const contradictions = new Map<string, string[]>();
  for (const [type, ofType] of [...Map.groupBy(claims, (claim) => claim.type)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const rivals = [...Map.groupBy(ofType, ({ workload }) => workload)].map(([workload, group]) => ({
      workload,
      entry: servedType(
        type,
        group.map(({ evidence }) => evidence),
      ),
    }));
    const best = strongest(rivals.flatMap(({ entry }) => entry.evidence));
    const winners = rivals.filter(
      ({ workload, entry }) => entry.weight === best && (best !== 'weak' || !withBetter.has(workload)),
    );
    for (const { workload, entry } of winners) {
      add(served, workload, entry);
      const others = winners.filter((winner) => winner.workload !== workload).map((winner) => nameOf(winner.workload));
      if (others.length > 0) add(contradictions, workload, `${type} is also claimed by ${others.sort().join(', ')}`);
    }
  }
  return { served, contradictions };
}

function servedType(type: string, evidence: readonly OperatorEvidence[]): ServedType {
  const sorted = [...new Map(evidence.map((piece) => [piece.text, piece])).values()].sort(
    (a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight),
  );
  return { type, evidence: sorted, weight: strongest(sorted) };
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
