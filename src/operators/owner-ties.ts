import { isGroupOf } from '../knowledge/known-groups.ts';
import { managersOfFinalizer } from '../objects/managed-fields.ts';
import type { KubeObject } from '../objects/object.ts';
import { groupResource } from '../objects/resource-type.ts';
import { isDelivery } from './field-manager-names.ts';
import { isOfDomain } from './finalizer-domain.ts';
import type { Operator, ServedType } from './model.ts';
import { type OperatorIndex, operatorIndex } from './operator-index.ts';

/** What ties an operator to a finalizer. */
export interface OwnerTies {
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

/** The operators that anything ties to a finalizer; `named` is the id of the operator that the table names, if it names one. */
export function ownerTies(
  finalizer: string,
  object: KubeObject,
  named: string | undefined,
  operators: readonly Operator[],
): readonly OwnerTies[] {
  const index = operatorIndex(operators);
  const writers = managersOfFinalizer(object, finalizer)
    .map(({ manager }) => manager)
    .filter((manager) => !isDelivery(manager));
  const type = groupResource(object.type);
  const servers = index.servers.get(type);
  const all = operators.flatMap((operator): OwnerTies | [] => {
    const ties = {
      named: named === undefined ? undefined : namedAs(operator, named, object, index),
      manager: writers.find((writer) => isOnly(operator, index.writers.get(writer))),
      serves: servers?.get(operator),
      related: index.groups.get(operator)?.find(({ group }) => isOfDomain(finalizer, group))?.type,
    };
    const isTied = Object.values(ties).some((tie) => tie !== undefined);
    return isTied ? { operator, tabled: named !== undefined, ...ties } : [];
  });
  // Where the table names an operator, others that serve the type or its group do not stand in for it.
  return preferServing(all).filter((ties) => !ties.tabled || ties.named !== undefined || ties.manager !== undefined);
}

function namedAs(operator: Operator, id: string, { type }: KubeObject, index: OperatorIndex): OwnerTies['named'] {
  const served = index.servers.get(groupResource(type))?.get(operator);
  // Of the operator's own types it has to serve the very one: operators are made of several workloads, any of which can
  // be missing, and groups are shared, as argoproj.io is.
  const isOwnType = isGroupOf(id, type.group);
  if (operator.known !== undefined) {
    return operator.known === id && (!isOwnType || served !== undefined) ? 'recognised' : undefined;
  }
  const serving = isOwnType
    ? served?.weight === 'strong'
    : index.groups.get(operator)?.some(({ group, weight }) => weight === 'strong' && isGroupOf(id, group));
  return serving === true ? 'by-type' : undefined;
}

function isOnly(operator: Operator, writers: readonly Operator[] = []): boolean {
  return writers.length === 1 && writers[0] === operator;
}

/** Of several workloads of one operator (controller, webhook, injector) the one that serves the type. */
function preferServing(all: readonly OwnerTies[]): readonly OwnerTies[] {
  const isServing = ({ named, serves }: OwnerTies) =>
    named !== undefined && serves !== undefined && serves.weight !== 'weak';
  if (!all.some(isServing)) return all;
  return all.map((ties) => (isServing(ties) ? ties : { ...ties, named: undefined }));
}
