import type { KnownFinalizer } from '../knowledge/known-finalizer.ts';
import { isGroupOf } from '../knowledge/known-groups.ts';
import type { Certainty } from '../objects/certainty.ts';
import { managersOfFinalizer } from '../objects/managed-fields.ts';
import type { KubeObject } from '../objects/object.ts';
import { groupResource } from '../objects/resource-type.ts';
import { byWeight } from './claim.ts';
import { isCommonName, isDelivery } from './field-manager-names.ts';
import { groupOf, isOfDomain } from './finalizer-domain.ts';
import type { Operator, OperatorEvidence, ServedType } from './model.ts';

/** An operator that may have to remove a finalizer. */
export interface OwnerCandidate {
  readonly operator: Operator;
  readonly certainty: Certainty;
  /** What speaks for it, strongest first. */
  readonly evidence: readonly OperatorEvidence[];
}

/** What ties an operator to a finalizer. */
interface Ties {
  readonly operator: Operator;
  /** The table of finalizers names an operator. */
  readonly tabled: boolean;
  /** It is that one: recognised as it, or by a type of that operator's that it serves, which is less sure. */
  readonly named: 'recognised' | 'by-type' | undefined;
  /** A manager that put the finalizer there is one that it alone writes as. */
  readonly manager: string | undefined;
  readonly serves: ServedType | undefined;
  /** A type that it serves, to whose group the finalizer's domain belongs. */
  readonly related: string | undefined;
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
  const writers = managersOfFinalizer(object, finalizer)
    .map(({ manager }) => manager)
    .filter((manager) => !isDelivery(manager));
  const all = operators.map((operator): Ties => {
    const serves = operator.serves.find(({ type }) => type === groupResource(object.type));
    return {
      operator,
      tabled: entry?.operator !== undefined,
      named: entry?.operator === undefined ? undefined : namedAs(operator, entry.operator, object),
      manager: writers.find((writer) => operator.managers.includes(writer) && isAlone(writer, operators)),
      serves,
      related: operator.serves.find(({ type, weight }) => weight !== 'weak' && isOfDomain(finalizer, type))?.type,
    };
  });
  const tied = preferServing(all).filter(({ tabled, named, manager, serves, related }) => {
    if (named !== undefined || manager !== undefined) return true;
    // Where the table names an operator, others that serve the type do not stand in for it.
    return !tabled && (serves !== undefined || related !== undefined);
  });
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

function namedAs({ known, serves }: Operator, id: string, { type }: KubeObject): Ties['named'] {
  if (known !== undefined) return known === id ? 'recognised' : undefined;
  // Groups are shared, as argoproj.io is: of the operator's own types, it has to serve the very one.
  const isOwn = isGroupOf(id, type.group);
  const serving = serves.some(
    (served) =>
      served.weight === 'strong' && (isOwn ? served.type === groupResource(type) : isGroupOf(id, groupOf(served.type))),
  );
  return serving ? 'by-type' : undefined;
}

function isAlone(manager: string, operators: readonly Operator[]): boolean {
  return operators.filter(({ managers }) => managers.includes(manager)).length === 1;
}

/** Of several workloads of one operator (controller, webhook, injector) the one that serves the type. */
function preferServing(all: readonly Ties[]): readonly Ties[] {
  const isServing = ({ named, serves }: Ties) =>
    named !== undefined && serves !== undefined && serves.weight !== 'weak';
  if (!all.some(isServing)) return all;
  return all.map((ties) => (isServing(ties) ? ties : { ...ties, named: undefined }));
}

/** Of several copies of an operator those that watch the object's namespace, where that is known. */
function preferWatching(tied: readonly Ties[], { metadata }: KubeObject): readonly Ties[] {
  const watching = tied.filter(
    ({ operator: { watches } }) =>
      watches.kind !== 'namespaces' ||
      metadata.namespace === undefined ||
      watches.namespaces.includes(metadata.namespace),
  );
  return watching.length > 0 ? watching : tied;
}

function sureness({ tabled, named, manager, serves, related }: Ties, ofAnyType: boolean): Certainty {
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
  return named !== undefined ||
    manager !== undefined ||
    related !== undefined ||
    (serves !== undefined && serves.weight !== 'weak')
    ? 'likely'
    : 'possible';
}

/** Surest first; no two can be right, so that equally sure ones are merely possible, and what is hidden takes certainty away. */
function rank(
  tied: readonly Ties[],
  surenessOf: (ties: Ties) => Certainty,
  hidden: boolean,
): readonly { readonly ties: Ties; readonly certainty: Certainty }[] {
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
  { named, manager, serves, related }: Ties,
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
