import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { type FoundDefinition, findDefinition, findDefinitions } from '../find-definition.ts';
import type { ReadDefinition } from './types.ts';
import { readDefinition } from './version-facts.ts';

/**
 * The CRDs that arguments name: by their names, or as kubectl takes types (`redis`, `rediscluster`). The first that is
 * not there, or may not be read, is the problem.
 */
export async function namedDefinitions(
  names: readonly string[],
  reader: ClusterReader,
  discovery: Discovery,
): Promise<Result<{ definitions: ReadDefinition[]; gaps: readonly Gap[] }>> {
  const found = await findDefinitions(names, reader, discovery);
  if (!found.ok) return found;
  const definitions: ReadDefinition[] = [];
  for (const one of found.value) {
    const object = definitionObject(one);
    if (!object.ok) return object;
    definitions.push(readDefinition(object.value));
  }
  return success({ definitions, gaps: [] });
}

/** One CRD by its name, or as kubectl takes types; whole. */
export async function namedDefinition(
  argument: string,
  reader: ClusterReader,
  discovery: Discovery,
): Promise<Result<KubeObject>> {
  const found = await findDefinition(argument, reader, discovery);
  return found.ok ? definitionObject(found.value) : found;
}

function definitionObject(found: FoundDefinition): Result<KubeObject> {
  if (found.kind === 'definition') return success(found.object);
  return failure(
    `${groupResource(found.type)} is not defined by a CustomResourceDefinition`,
    'Its versions are those of the API server that serves it.',
  );
}
