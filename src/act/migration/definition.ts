import type { ClusterReader } from '../../cluster/reader.ts';
import { DEFINITIONS } from '../../collect/definitions.ts';
import { type Definition, definitionOf } from '../../objects/definition.ts';
import type { Answer } from '../../objects/gap.ts';
import { answer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';

/** A definition as it is now, and all of it. */
export async function readDefinition(
  name: string,
  reader: ClusterReader,
): Promise<Answer<{ readonly definition: Definition; readonly object: KubeObject }>> {
  const found = await reader.get({ type: DEFINITIONS, namespace: undefined, name, detail: 'whole' });
  return found.ok ? answer({ definition: definitionOf(found.value), object: found.value }) : found;
}
