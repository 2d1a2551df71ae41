import type { KubeObject } from '../objects/object.ts';
import { parseApiVersion } from '../objects/resource-type.ts';

/** Identifies an object in a graph: its uid or, for objects of a hand-made file that have none, their coordinates. */
export type NodeId = string;

/** The id of an object in a graph. */
export function nodeId({ type, metadata }: KubeObject): NodeId {
  return metadata.uid === '' ? coordinates(type.group, type.kind, metadata.namespace, metadata.name) : metadata.uid;
}

/** Objects and references by coordinates; built only where some uid leads nowhere. */
export class NameIndex {
  readonly #ids = new Map<string, NodeId>();
  readonly #dependents = new Map<string, NodeId[]>();

  constructor(objects: ReadonlyMap<NodeId, KubeObject>) {
    for (const [id, { type, metadata }] of objects) {
      this.#ids.set(coordinates(type.group, type.kind, metadata.namespace, metadata.name), id);
      for (const { apiVersion, kind, name } of metadata.owners) {
        const key = referenceKey(parseApiVersion(apiVersion).group, kind, name);
        const dependents = this.#dependents.get(key);
        if (dependents === undefined) this.#dependents.set(key, [id]);
        else dependents.push(id);
      }
    }
  }

  idOf(key: string): NodeId | undefined {
    return this.#ids.get(key);
  }

  dependentsOf({ type, metadata }: KubeObject): readonly NodeId[] {
    return this.#dependents.get(referenceKey(type.group, type.kind, metadata.name)) ?? [];
  }
}

/** Where an object is. No uid and no name of Kubernetes has a slash, so neither can be taken for the other. */
export function coordinates(group: string, kind: string, namespace: string | undefined, name: string): string {
  return `${group}/${kind}/${namespace ?? ''}/${name}`;
}

function referenceKey(group: string, kind: string, name: string): string {
  return `${group}/${kind}/${name}`;
}
