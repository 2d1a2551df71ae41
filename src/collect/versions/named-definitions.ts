import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { findDefinition } from '../find-definition.ts';
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
  const definitions = new Map<string, ReadDefinition>();
  for (const name of names) {
    const read = await namedDefinition(name, reader, discovery);
    if (!read.ok) return read;
    definitions.set(read.value.metadata.name, readDefinition(read.value));
  }
  return success({ definitions: [...definitions.values()], gaps: [] });
}

/** Without the type before it, as `-o name` prints it: `customresourcedefinitions.apiextensions.k8s.io/`, `crd/`. */
function bareName(name: string): string {
  return name.replace(/^(crds?|customresourcedefinitions?(\.apiextensions\.k8s\.io)?)\//, '');
}

/** One CRD by its name, or as kubectl takes types; whole. */
export async function namedDefinition(
  argument: string,
  reader: ClusterReader,
  discovery: Discovery,
): Promise<Result<KubeObject>> {
  const found = await findDefinition(bareName(argument), reader, discovery);
  if (!found.ok) return found;
  if (found.value.kind === 'definition') return success(found.value.object);
  return failure(
    `${groupResource(found.value.type)} is not defined by a CustomResourceDefinition`,
    'Its versions are those of the API server that serves it.',
  );
}
