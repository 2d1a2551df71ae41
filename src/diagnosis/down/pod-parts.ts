import { type JsonObject, objectsAt, stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';

/** A container as a pod's spec has it, init containers too; undefined where it has none of that name. */
export function containerSpec({ body }: Pick<KubeObject, 'body'>, name: string): JsonObject | undefined {
  const all = ['initContainers', 'containers'].flatMap((list) => objectsAt(body, 'spec', list));
  return all.find((container) => stringAt(container, 'name') === name);
}
