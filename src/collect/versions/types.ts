import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { endpointAt } from '../../migration/subject.ts';
import type { Definition } from '../../objects/definition.ts';
import type { ResourceType } from '../../objects/resource-type.ts';
import type { Applier } from '../../versions/applier.ts';

/** A CRD, and who applies it. */
export interface ReadDefinition {
  readonly definition: Definition;
  readonly applier: Applier;
}

/**
 * The type to read objects with: at the storage version where that is served, since objects stored so need no conversion,
 * else at any served one. A capture has them at the version that it was taken with. undefined: no version is served.
 */
export function typeToRead(
  definition: Definition,
  { source }: Pick<ClusterReader, 'source'>,
  { types }: Discovery,
): ResourceType | undefined {
  if (source.kind === 'capture')
    return types.find(({ group, resource }) => group === definition.group && resource === definition.resource);
  const served = definition.versions.filter((version) => version.served);
  const best = served.find((version) => version.storage) ?? served[0];
  return best && endpointAt(definition, best.name);
}
