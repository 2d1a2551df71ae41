import type { KubeObject } from '../../objects/object.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { counted, some } from '../../objects/words.ts';
import { isTerminating } from '../deletion-age.ts';

/** Pods are deleted before all else of a namespace. */
export function isPod({ type }: KubeObject): boolean {
  return type.group === '' && type.kind === 'Pod';
}

/** How many Terminating objects of one type with the same finalizers are followed; the rest is only counted. */
const FOLLOWED = 200;

/**
 * The Terminating objects of many that are worth following further: of those of one type that wait for the same
 * finalizers the ones that wait longest. A namespace of 20,000 objects has a few causes, not 20,000.
 */
export function worthFollowing(objects: readonly KubeObject[]): KubeObject[] {
  const alike = Map.groupBy(
    objects.filter(isTerminating),
    ({ type, metadata }) => `${groupResource(type)} ${metadata.finalizers.join(' ')}`,
  );
  return [...alike.values()].flatMap((group) =>
    group.toSorted((a, b) => (a.metadata.deletionTime ?? 0) - (b.metadata.deletionTime ?? 0)).slice(0, FOLLOWED),
  );
}

/** `120 RedisBackup, 1 Pod`: many objects by kind, most first. */
export function byKind(objects: readonly KubeObject[]): string {
  const kinds = [...Map.groupBy(objects, ({ type }) => type.kind)].sort(([, a], [, b]) => b.length - a.length);
  return some(
    kinds.map(([kind, { length }]) => counted(length, kind, kind)),
    5,
  );
}
