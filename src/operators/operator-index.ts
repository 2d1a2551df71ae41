import { WEIGHTS } from './claim.ts';
import type { Operator, ServedType, Weight } from './model.ts';

/** A group of which an operator serves types. */
export interface ServedGroup {
  readonly group: string;
  /** One of the types. */
  readonly type: string;
  /** The strongest weight among them. */
  readonly weight: Weight;
}

/** Who serves what and who writes as whom: thousands of objects are asked about, one inventory is made. */
export interface OperatorIndex {
  /** By name of the type: `redisclusters.cache.example.com`. */
  readonly servers: ReadonlyMap<string, ReadonlyMap<Operator, ServedType>>;
  /** Groups that an operator serves by more than weak evidence. */
  readonly groups: ReadonlyMap<Operator, readonly ServedGroup[]>;
  /** By field manager. */
  readonly writers: ReadonlyMap<string, readonly Operator[]>;
}

const made = new WeakMap<readonly Operator[], OperatorIndex>();

/** The index of the operators of an inventory, made once. */
export function operatorIndex(operators: readonly Operator[]): OperatorIndex {
  const found = made.get(operators);
  if (found !== undefined) return found;
  const index = makeIndex(operators);
  made.set(operators, index);
  return index;
}

function makeIndex(operators: readonly Operator[]): OperatorIndex {
  const serving = operators.flatMap((operator) => operator.serves.map((served) => ({ operator, served })));
  const byType = Map.groupBy(serving, ({ served }) => served.type);
  const writing = operators.flatMap((operator) => operator.managers.map((manager) => ({ operator, manager })));
  const byManager = Map.groupBy(writing, ({ manager }) => manager);
  return {
    servers: new Map(
      [...byType].map(([type, all]) => [type, new Map(all.map(({ operator, served }) => [operator, served]))]),
    ),
    groups: new Map(operators.map((operator) => [operator, groupsOf(operator)])),
    writers: new Map([...byManager].map(([manager, all]) => [manager, all.map(({ operator }) => operator)])),
  };
}

function groupsOf({ serves }: Operator): readonly ServedGroup[] {
  const strongestFirst = serves
    .filter(({ weight }) => weight !== 'weak')
    .toSorted((a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight));
  const byGroup = Map.groupBy(strongestFirst, ({ type }) => type.slice(type.indexOf('.') + 1));
  return [...byGroup].flatMap(([group, [first]]) =>
    first === undefined ? [] : { group, type: first.type, weight: first.weight },
  );
}
