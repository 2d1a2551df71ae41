import type { KubeObject } from '../../objects/object.ts';
import type { ResourceType } from '../../objects/resource-type.ts';
import type { Scope } from '../../store/positions.ts';

/** A type that is watched: the objects themselves, or the Events about objects of some kinds. */
export interface WatchedScope {
  readonly type: ResourceType;
  /** undefined: all namespaces, or a cluster-scoped type. */
  readonly namespace: string | undefined;
  readonly labelSelector: string | undefined;
  /** `GROUP/KIND` of the objects whose Events are kept; undefined: the scope is one of objects. */
  readonly eventsOf: ReadonlySet<string> | undefined;
}

/** How the store names a scope. */
export function storedScope({ type, namespace = '', labelSelector = '', eventsOf }: WatchedScope): Scope {
  const { group, resource, kind } = type;
  const selector = eventsOf === undefined ? labelSelector : eventsSelector(eventsOf, labelSelector);
  return { group, resource, kind, namespace, selector };
}

/** Events of other kinds, or of other objects, are another scope: what was passed over then is not stored. */
function eventsSelector(kinds: ReadonlySet<string>, labelSelector: string): string {
  return `${[...kinds].sort().join(',')} ${labelSelector}`;
}

/** `GROUP/KIND`. */
export function kindKey({ group, kind }: { readonly group: string; readonly kind: string }): string {
  return `${group}/${kind}`;
}

/** What a watch told, and when it came. */
export type Arrival =
  | { readonly kind: 'changed' | 'deleted' | 'unselected'; readonly object: KubeObject; readonly at: number }
  | { readonly kind: 'position'; readonly resourceVersion: string; readonly at: number };
