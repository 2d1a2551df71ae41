import type { KubeObject } from '../../../objects/object.ts';
import type { ResourceType } from '../../../objects/resource-type.ts';
import { listPath, objectPath } from '../content/layout.ts';
import { itemText, listHead, objectText } from './object-text.ts';

/** Characters of a type's lists that are held before they are written: what bounds the memory of a capture. */
const MOST_HELD = 16 * 2 ** 20;

/** Writes the objects of one type, as `oc adm inspect` does: a list for each namespace, a file for each cluster-scoped object. */
export interface TypeWriter {
  take(objects: readonly KubeObject[]): Promise<void>;
  finish(): Promise<void>;
}

/** `add` writes one file. */
export function createTypeWriter(
  type: ResourceType,
  add: (path: string, content: string) => Promise<void>,
): TypeWriter {
  const lists = new Map<string, string[]>();
  /** Namespaces whose list is written already: what comes later gets files of its own, which readers accept as well. */
  const closed = new Set<string>();
  let held = 0;
  const close = async (namespace: string, items: readonly string[]): Promise<void> => {
    lists.delete(namespace);
    closed.add(namespace);
    for (const item of items) held -= item.length;
    await add(listPath(type, namespace), listHead(type) + items.join(''));
  };
  const takeOne = async (object: KubeObject): Promise<void> => {
    const { namespace, name } = object.metadata;
    if (namespace === undefined || closed.has(namespace)) {
      return add(objectPath(type, namespace, name), objectText(object));
    }
    const item = itemText(object);
    const items = lists.get(namespace);
    if (items === undefined) lists.set(namespace, [item]);
    else items.push(item);
    held += item.length;
    if (held <= MOST_HELD) return;
    // Lists come sorted by namespace: all but the last are whole.
    for (const [other, itsItems] of [...lists]) {
      if (other !== namespace || lists.size === 1) await close(other, itsItems);
    }
  };
  return {
    async take(objects) {
      for (const object of objects) await takeOne(object);
    },
    async finish() {
      for (const [namespace, items] of [...lists]) await close(namespace, items);
    },
  };
}
