import type { Gap } from '../objects/gap.ts';
import { healthOf, type OperatorHealth } from './health.ts';
import type { Operator, OperatorInventory } from './model.ts';
import type { Tally } from './tally.ts';

/** An operator, how it is doing, and how its custom resources are. */
export interface OperatorStatus {
  readonly operator: Operator;
  readonly health: OperatorHealth;
  /** One for each type that it serves and that was counted. */
  readonly tallies: readonly Tally[];
}

/** A type that nobody seems to serve. */
export interface UnservedType {
  /** `plural.group` */
  readonly type: string;
  readonly tally: Tally | undefined;
}

/** Every operator and how it is doing, ready to be drawn. */
export interface InventoryReport {
  readonly operators: readonly OperatorStatus[];
  readonly unserved: readonly UnservedType[];
  /** The operators' namespace where only one was asked for. */
  readonly namespace: string | undefined;
  readonly gaps: readonly Gap[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Custom resources of several types, added up. */
export interface ResourceCounts {
  readonly total: number;
  readonly notReady: number;
  readonly stuck: number;
  /** False where some could not be read, so that there may be more. */
  readonly complete: boolean;
}

/**
 * Judges how operators and their custom resources are doing.
 * @param namespace only operators that run there; types without operator belong to no namespace and are left out then
 */
export function reportInventory(
  inventory: OperatorInventory,
  tallies: readonly Tally[],
  { now, namespace }: { readonly now: number; readonly namespace: string | undefined },
): InventoryReport {
  const byType = new Map(tallies.map((tally) => [tally.type, tally]));
  const shown = inventory.operators.filter((operator) => namespace === undefined || operator.namespace === namespace);
  return {
    operators: shown.map((operator) => ({
      operator,
      health: healthOf(operator, now),
      tallies: operator.serves.flatMap(({ type }) => byType.get(type) ?? []),
    })),
    unserved: namespace === undefined ? inventory.unserved.map((type) => ({ type, tally: byType.get(type) })) : [],
    namespace,
    gaps: [...inventory.gaps, ...tallies.flatMap(({ gap }) => gap ?? [])],
    now,
  };
}

/** Adds counts up. */
export function addTallies(tallies: readonly Tally[]): ResourceCounts {
  const sum = (count: (tally: Tally) => number) => tallies.reduce((all, tally) => all + count(tally), 0);
  return {
    total: sum(({ total }) => total),
    notReady: sum(({ notReady }) => notReady),
    stuck: sum(({ stuck }) => stuck),
    complete: tallies.every(({ gap }) => gap === undefined),
  };
}

/** Custom resources of all operators and of nobody, each type once. */
export function allTallies({ operators, unserved }: InventoryReport): readonly Tally[] {
  const all = [...operators.flatMap(({ tallies }) => tallies), ...unserved.flatMap(({ tally }) => tally ?? [])];
  return [...new Map(all.map((tally) => [tally.type, tally])).values()];
}

/** Whether anything is wrong with one operator or its custom resources. */
export function isTroubled({ health, tallies }: OperatorStatus): boolean {
  return health.state !== 'healthy' || addTallies(tallies).stuck > 0;
}

/** Whether anything is wrong: an operator is not healthy, or custom resources are stuck. */
export function hasTrouble(report: InventoryReport): boolean {
  return report.operators.some(isTroubled) || addTallies(allTallies(report)).stuck > 0;
}
