import type { Diagnosis, Explanation } from './engine.ts';
import { CERTAINTIES, type Certainty, type Evidence, type Remedy, weaker } from './finding.ts';
import { type Symptom, symptomKey } from './symptom.ts';

/** Why something is stuck, seen from the symptom that was asked about. */
export interface RootCause {
  /** The rule that found it; `unexplained` where the chain ends without a cause. */
  readonly id: string;
  /** The same for all symptoms that this cause explains. */
  readonly key: string;
  /** A sentence part that can stand behind "because". */
  readonly summary: string;
  /** How sure it is that this is why: the weakest link of the chain. */
  readonly certainty: Certainty;
  readonly evidence: readonly Evidence[];
  /** Those of the root first, then those along the chain; within a place in order of safety. */
  readonly remedies: readonly Remedy[];
  /** From the symptom that was asked about to the one that the cause explains. */
  readonly chain: readonly Symptom[];
}

/** The id of the cause of a chain that ends without one. */
export const UNEXPLAINED = 'unexplained';

/** The root causes of one symptom, best first, each once. Never empty: what nothing explains has the cause `unexplained`. */
export function rootCauses(diagnosis: Diagnosis, asked: string): RootCause[] {
  const found = new Map<string, RootCause>();
  const visited = new Set<string>();
  let frontier: Step[] = [{ key: asked, certainty: 'certain', chain: [], remedies: [] }];
  // Level by level: the shortest chain to a cause is the one that is told.
  while (frontier.length > 0) {
    const next: Step[] = [];
    for (const step of frontier) {
      const explanation = diagnosis.explanations.get(step.key);
      if (explanation === undefined || visited.has(step.key)) continue;
      visited.add(step.key);
      for (const cause of causesAt(explanation, step)) {
        const known = found.get(cause.key);
        if (known === undefined || isSurer(cause, known)) found.set(cause.key, cause);
      }
      next.push(...stepsFrom(explanation, step));
    }
    frontier = next;
  }
  return [...found.values()]
    .map((cause, place) => ({ cause, place }))
    .sort(byCertainty)
    .map(({ cause }) => cause);
}

/**
 * The root causes that all have to be mended before a symptom goes, best first: an object goes when the last of what holds
 * it has let go, so that each of these counts with its own best cause; of anything else the best cause alone. A subset of
 * `rootCauses`.
 */
export function holdingCauses(diagnosis: Diagnosis, asked: string): RootCause[] {
  const best = new Set<string>();
  const visited = new Set<string>();
  const stack = [asked];
  for (let key = stack.pop(); key !== undefined; key = stack.pop()) {
    if (visited.has(key)) continue;
    visited.add(key);
    const explanation = diagnosis.explanations.get(key);
    const parts = explanation?.symptom.kind === 'terminating' ? stepsOf(explanation) : [];
    if (parts.length > 0) stack.push(...parts);
    else for (const { key: cause } of rootCauses(diagnosis, key).slice(0, 1)) best.add(cause);
  }
  return rootCauses(diagnosis, asked).filter(({ key }) => best.has(key));
}

/** Keys of the symptoms that a symptom follows from. */
function stepsOf({ findings }: Explanation): string[] {
  return findings.flatMap(({ finding }) => (finding.kind === 'symptom' ? [symptomKey(finding.symptom)] : []));
}

interface Step {
  readonly key: string;
  readonly certainty: Certainty;
  readonly chain: readonly Symptom[];
  /** What can be done along the chain, the nearest first. */
  readonly remedies: readonly Remedy[];
}

function causesAt({ symptom, findings }: Explanation, step: Step): RootCause[] {
  const chain = [...step.chain, symptom];
  if (findings.length === 0) {
    const summary = 'nothing was found that explains it';
    const key = `${UNEXPLAINED} ${step.key}`;
    return [{ id: UNEXPLAINED, key, summary, certainty: 'possible', evidence: [], remedies: step.remedies, chain }];
  }
  return findings.flatMap(({ rule, finding }) => {
    if (finding.kind !== 'root') return [];
    const { summary, evidence, remedies, same = step.key } = finding;
    const certainty = weaker(step.certainty, finding.certainty);
    const all = [...inOrder(remedies), ...step.remedies];
    return [{ id: rule, key: `${rule} ${same}`, summary, certainty, evidence, remedies: all, chain }];
  });
}

function stepsFrom({ symptom, findings }: Explanation, step: Step): Step[] {
  return findings.flatMap(({ finding }) =>
    finding.kind === 'symptom'
      ? [
          {
            key: symptomKey(finding.symptom),
            certainty: weaker(step.certainty, finding.certainty),
            chain: [...step.chain, symptom],
            remedies: [...inOrder(finding.remedies), ...step.remedies],
          },
        ]
      : [],
  );
}

function isSurer(a: RootCause, b: RootCause): boolean {
  return CERTAINTIES.indexOf(a.certainty) > CERTAINTIES.indexOf(b.certainty);
}

const SAFETY = { safe: 0, careful: 1, 'last-resort': 2 } satisfies Record<Remedy['safety'], number>;

function inOrder(remedies: readonly Remedy[]): Remedy[] {
  return [...remedies].sort((a, b) => SAFETY[a.safety] - SAFETY[b.safety]);
}

interface Placed {
  readonly cause: RootCause;
  readonly place: number;
}

/**
 * Surest first; what is unexplained last. Of equally sure ones the one with the longest chain: an operator's log tells
 * that its writes are refused, the longer way tells by whom. Then the one that was met first.
 */
function byCertainty(a: Placed, b: Placed): number {
  const unexplained = Number(a.cause.id === UNEXPLAINED) - Number(b.cause.id === UNEXPLAINED);
  const certainty = CERTAINTIES.indexOf(b.cause.certainty) - CERTAINTIES.indexOf(a.cause.certainty);
  const depth = b.cause.chain.length - a.cause.chain.length;
  return unexplained || certainty || depth || a.place - b.place;
}
