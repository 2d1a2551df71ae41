import type { KubeObject } from '../objects/object.ts';
import { groupResource, type ResourceType } from '../objects/resource-type.ts';
import { type FinalizerOwner, finalizerOwner } from './finalizer-owner.ts';
import type { OperatorInventory } from './model.ts';

/** Whether whoever has to remove a finalizer is at work. */
export type OwnerState =
  /** A controller of Kubernetes itself: whether it works is not looked at here. */
  | 'built-in'
  /** An operator with at least one ready pod and no expired Lease. */
  | 'alive'
  /** An operator without a ready pod, or whose Lease nobody renews. */
  | 'down'
  /** A known operator of which there is no trace. */
  | 'not-installed'
  /** Nobody is known to remove it. */
  | 'unknown';

/** One finalizer on the objects of one type, and who has to remove it. */
export interface FinalizerUse {
  readonly finalizer: string;
  readonly type: ResourceType;
  /** Those that carry it, Terminating ones first, then by namespace and name. */
  readonly objects: readonly KubeObject[];
  readonly terminating: number;
  /** The earliest deletionTimestamp among them, in milliseconds since the epoch. */
  readonly oldest: number | undefined;
  readonly owner: FinalizerOwner;
  readonly state: OwnerState;
}

/**
 * Finalizers by type, those that hold Terminating objects first. Objects whose finalizers different operators seem to own
 * are told apart.
 */
export function finalizerUses(objects: readonly KubeObject[], inventory: OperatorInventory): FinalizerUse[] {
  const held = objects.flatMap((object) =>
    [...new Set(object.metadata.finalizers)].map((finalizer) => ({
      object,
      finalizer,
      owner: finalizerOwner(finalizer, object, inventory),
    })),
  );
  const groups = Map.groupBy(
    held,
    ({ object, finalizer, owner }) => `${finalizer} ${groupResource(object.type)} ${ownerName(owner)}`,
  );
  return [...groups.values()]
    .flatMap((group): FinalizerUse[] => {
      const [first] = group;
      if (first === undefined) return [];
      const carriers = group.map(({ object }) => object).sort(byDeletion);
      const deletions = carriers.flatMap(({ metadata }) => metadata.deletionTime ?? []);
      return [
        {
          finalizer: first.finalizer,
          type: first.object.type,
          objects: carriers,
          terminating: deletions.length,
          oldest: deletions[0],
          owner: first.owner,
          state: ownerState(first.owner),
        },
      ];
    })
    .sort(
      (a, b) =>
        b.terminating - a.terminating ||
        groupResource(a.type).localeCompare(groupResource(b.type)) ||
        a.finalizer.localeCompare(b.finalizer),
    );
}

/** Who has to remove a finalizer, in a few words: `redis-operator in redis-system`; '' where nobody is known. */
export function ownerName(owner: FinalizerOwner): string {
  if (owner.kind === 'built-in') return owner.controller;
  if (owner.kind === 'not-installed') return owner.operator;
  if (owner.kind === 'unknown') return '';
  return owner.candidates.map(({ operator }) => `${operator.name} in ${operator.namespace}`).join(' or ');
}

/** Whether the owner of a finalizer is at work. */
export function ownerState(owner: FinalizerOwner): OwnerState {
  if (owner.kind !== 'operators') return owner.kind;
  const works = owner.candidates.some(
    ({ operator: { workload, leaderElection } }) => (workload?.ready ?? 0) > 0 && leaderElection?.expired !== true,
  );
  return works ? 'alive' : 'down';
}

function byDeletion(a: KubeObject, b: KubeObject): number {
  const time = ({ metadata }: KubeObject) => metadata.deletionTime ?? Number.POSITIVE_INFINITY;
  const name = ({ metadata }: KubeObject) => `${metadata.namespace ?? ''}/${metadata.name}`;
  const [first, second] = [time(a), time(b)];
  return first === second ? name(a).localeCompare(name(b)) : first - second;
}
