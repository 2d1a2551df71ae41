import type { ResourceType } from '../../../objects/resource-type.ts';

/**
 * How new lists of a type have to be. A list is answered from the API server's cache, which may lag; where a watch of
 * the type has begun, a list asked for afterwards must not be older than the watch's beginning, or what happened in
 * between would be in neither.
 */
export interface Freshness {
  /** Lists of this type wait for `start` and are at least as new as the resourceVersion it gives (undefined: none). */
  require(type: ResourceType, start: Promise<string | undefined>): void;
  /** The resourceVersion to list with: `0` where any age will do. */
  of(type: ResourceType): Promise<string>;
}

/** Freshness of all types of one reader. */
export function createFreshness(): Freshness {
  const starts = new Map<string, Promise<string | undefined>>();
  const key = (type: ResourceType) => `${type.group}/${type.version}/${type.resource}`;
  return {
    require: (type, start) => {
      starts.set(key(type), start);
    },
    of: async (type) => (await starts.get(key(type))) ?? '0',
  };
}
