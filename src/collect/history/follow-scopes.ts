import type { Discovery } from '../../cluster/reader.ts';
import { eventNamespace } from '../../objects/event.ts';
import type { KubeObject } from '../../objects/object.ts';
import { groupResource, type ResourceType } from '../../objects/resource-type.ts';

/** A type in a namespace that is watched. */
export interface FollowScope {
  readonly type: ResourceType;
  readonly namespace: string | undefined;
  /** Narrows what the server sends. */
  readonly labelSelector?: string | undefined;
  readonly fieldSelector?: string | undefined;
  /** Whose changes are told. */
  readonly isWanted: (object: KubeObject) => boolean;
}

/** What is followed. */
export interface FollowWish {
  /** Objects as they were read. */
  readonly objects: readonly KubeObject[];
  /** All of the types with these labels, those that are made later, too; undefined: the named ones. */
  readonly selector: string | undefined;
  readonly isSelected: boolean;
  /** What they own, too. */
  readonly tree: boolean;
}

/**
 * What is to be watched to follow objects: of each type and namespace one watch, narrowed to a name where there is one object.
 * Whoever gets the name of a named object anew is followed, too; with `tree` what a followed object owns, if its type is one
 * of these.
 * @param isFollowed whether an object of a uid is followed
 */
export function followScopes(wish: FollowWish, isFollowed: (uid: string) => boolean): readonly FollowScope[] {
  const { objects, selector, isSelected, tree } = wish;
  const groups = Map.groupBy(objects, ({ type, metadata }) => scopeKey({ type, namespace: metadata.namespace }));
  return [...groups.values()].flatMap((group): FollowScope[] => {
    const [first, ...more] = group;
    if (first === undefined) return [];
    const { type, metadata } = first;
    const names = new Set(group.map((object) => object.metadata.name));
    const isWanted = ({ metadata: { uid, name, owners } }: KubeObject) =>
      isFollowed(uid) ||
      names.has(name) ||
      (isSelected && !tree) ||
      (tree && owners.some((owner) => isFollowed(owner.uid)));
    const scope = { type, namespace: metadata.namespace, isWanted };
    if (isSelected && !tree) return [{ ...scope, labelSelector: selector }];
    return [more.length > 0 || tree ? scope : { ...scope, fieldSelector: `metadata.name=${metadata.name}` }];
  });
}

/** What no two scopes of objects have in common. */
export function scopeKey({ type, namespace }: Pick<FollowScope, 'type' | 'namespace'>): string {
  return `${groupResource(type)} ${namespace ?? ''}`;
}

/** Watches of Events about objects: one a namespace. */
export function eventScopes(objects: readonly KubeObject[], { types }: Discovery): readonly FollowScope[] {
  const type = types.find(({ group, resource }) => group === '' && resource === 'events');
  if (type === undefined) return [];
  const namespaces = [...new Set(objects.map(eventNamespace))];
  return namespaces.map((namespace) => ({ type, namespace, isWanted: () => true }));
}
