import type { KnownFinalizer } from '../knowledge/known-finalizer.ts';
import type { Certainty } from '../objects/certainty.ts';
import type { KubeObject } from '../objects/object.ts';
import { byWeight } from './claim.ts';
import { isCommonName } from './field-manager-names.ts';
import type { Operator, OperatorEvidence } from './model.ts';
import { type OwnerTies, ownerTies } from './owner-ties.ts';

/** An operator that may have to remove a finalizer. */
export interface OwnerCandidate {
  readonly operator: Operator;
  readonly certainty: Certainty;
  /** What speaks for it, strongest first. */
  readonly evidence: readonly OperatorEvidence[];
}

/** The operators that may have to remove a finalizer, surest first; `hidden` where unread ones may be more of them. */
export function ownerCandidates(
  finalizer: string,
  object: KubeObject,
  known: KnownFinalizer | undefined,
  operators: readonly Operator[],
  hidden: boolean,
): readonly OwnerCandidate[] {
  const entry = known === undefined || known.fit === 'other' ? undefined : known.entry;
  const tied = ownerTies(finalizer, object, entry?.operator, operators);
  return rank(
    preferWatching(tied, object),
    (ties) => sureness(ties, entry !== undefined && entry.operator === undefined),
    hidden,
  ).map(({ ties, certainty }) => ({
    operator: ties.operator,
    certainty,
    evidence: evidenceOf(ties, known, finalizer),
  }));
}

/** Of several copies of an operator those that watch the object's namespace, where that is known. */
function preferWatching(tied: readonly OwnerTies[], { metadata }: KubeObject): readonly OwnerTies[] {
  const watching = tied.filter(
    ({ operator: { watches } }) =>
      watches.kind !== 'namespaces' ||
      metadata.namespace === undefined ||
      watches.namespaces.includes(metadata.namespace),
  );
  return watching.length > 0 ? watching : tied;
}

function sureness({ tabled, named, manager, serves, related }: OwnerTies, ofAnyType: boolean): Certainty {
  const fits = related !== undefined || ofAnyType;
  const isServing = serves !== undefined && serves.weight !== 'weak';
  // Operators of different makers have the same name; one that has nothing to do with the type may be another.
  const byManager =
    manager !== undefined && (isCommonName(manager) ? isServing && fits : isServing || related !== undefined);
  const sources = new Set(
    (serves?.evidence ?? []).filter(({ weight }) => weight !== 'weak').map(({ source }) => source),
  );
  const byType = !tabled && serves?.weight === 'strong' && sources.size > 1 && fits;
  if (named === 'recognised' || byManager || byType) return 'certain';
  const isTied = named !== undefined || manager !== undefined || related !== undefined || isServing;
  return isTied ? 'likely' : 'possible';
}

/** Surest first; no two can be right, so that equally sure ones are merely possible, and what is hidden takes certainty away. */
function rank(
  tied: readonly OwnerTies[],
  surenessOf: (ties: OwnerTies) => Certainty,
  hidden: boolean,
): readonly { readonly ties: OwnerTies; readonly certainty: Certainty }[] {
  const judged = tied.map((ties) => ({ ties, certainty: surenessOf(ties) }));
  for (const level of ['certain', 'likely'] as const) {
    const best = judged.filter(({ certainty }) => certainty === level);
    if (best.length === 0) continue;
    const certainty: Certainty = best.length > 1 ? 'possible' : hidden ? 'likely' : level;
    const others = judged.filter((one) => !best.includes(one));
    return [
      ...best.map(({ ties }) => ({ ties, certainty })),
      ...others.map(({ ties }) => ({ ties, certainty: 'possible' as const })),
    ];
  }
  return judged;
}

function evidenceOf(
  { named, manager, serves, related }: OwnerTies,
  known: KnownFinalizer | undefined,
  finalizer: string,
): readonly OperatorEvidence[] {
  const pieces: OperatorEvidence[] = [...(serves?.evidence ?? [])];
  if (named !== undefined && known !== undefined)
    pieces.push({
      text: `${finalizer} is known to be handled by ${known.entry.handler} (${known.entry.source})`,
      source: 'finalizer',
      weight: named === 'recognised' ? 'strong' : 'medium',
    });
  if (manager !== undefined)
    pieces.push({
      text: `${manager} put ${finalizer} on the object`,
      source: 'managed-fields',
      weight: isCommonName(manager) ? 'medium' : 'strong',
    });
  if (related !== undefined && named === undefined)
    pieces.push({
      text: `${finalizer} is named for the group of ${related}, which it serves`,
      source: 'finalizer',
      weight: 'medium',
    });
  return pieces.toSorted(byWeight);
}
