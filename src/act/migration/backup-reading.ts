import type { ClusterReader } from '../../cluster/reader.ts';
import { fullestReading } from '../../migration/loss/fullest.ts';
import { schemaOf } from '../../migration/loss/schema.ts';
import { endpointAt, type MigrationSubject } from '../../migration/subject.ts';
import { type Answer, answer } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { ResourceType } from '../../objects/resource-type.ts';
import { readDefinition } from './definition.ts';

/** At which versions objects are read for a backup, and which of an object's readings is kept. */
export interface BackupReading {
  readonly types: readonly ResourceType[];
  choose(readings: readonly KubeObject[]): KubeObject | undefined;
}

/**
 * Where a webhook converts, the stale version has all there is. Where none does, an object is whole only at the version
 * that it is stored as, which nobody tells: it is read at all that are served, and the reading that lacks nothing is kept.
 */
export async function readingOf(
  { definition, staleVersions, storageVersion, endpoint }: MigrationSubject,
  reader: ClusterReader,
): Promise<Answer<BackupReading>> {
  const first = ([reading]: readonly KubeObject[]) => reading;
  const others = (definition?.versions ?? []).filter(({ name, served }) => served && name !== endpoint.version);
  if (definition === undefined || others.length === 0) return answer({ types: [endpoint], choose: first });
  const byAge = others.toSorted(
    (a, b) => Number(staleVersions.includes(b.name)) - Number(staleVersions.includes(a.name)),
  );
  const types = [...byAge.map(({ name }) => endpointAt(definition, name)), endpoint];
  if (definition.conversion !== undefined) {
    const stale = types.find(({ version }) => staleVersions.includes(version) && version !== storageVersion);
    return answer({ types: [stale ?? endpoint], choose: first });
  }
  const found = await readDefinition(definition.name, reader);
  if (!found.ok) return found;
  const { object } = found.value;
  const schemas = types.map(({ version }) => schemaOf(object, version));
  return answer({ types, choose: (readings) => fullestReading(readings, schemas) });
}
