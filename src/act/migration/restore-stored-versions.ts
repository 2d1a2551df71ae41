import type { ClusterReader } from '../../cluster/reader.ts';
import type { ClusterWriter } from '../../cluster/writer.ts';
import type { Definition } from '../../objects/definition.ts';
import { readDefinition } from './definition.ts';
import { writeStoredVersions } from './write-stored-versions.ts';

/**
 * Puts versions back into status.storedVersions that were there when the migration was planned and that somebody else has
 * taken out since, before it was proven that no object is stored so. True where it had to.
 */
export async function restoreStoredVersions(
  planned: Definition,
  reader: ClusterReader,
  writer: ClusterWriter,
): Promise<boolean> {
  const now = await readDefinition(planned.name, reader);
  if (!now.ok) return false;
  const { definition } = now.value;
  const { storedVersions, metadata } = definition;
  const missing = planned.storedVersions.filter((version) => !storedVersions.includes(version));
  if (missing.length === 0 || metadata === undefined || metadata.uid !== planned.metadata?.uid) return false;
  // Where somebody else wrote meanwhile (409), the next look puts it right.
  return (await writeStoredVersions(definition, [...missing, ...storedVersions], writer)).ok;
}
