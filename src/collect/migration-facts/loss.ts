import type { ClusterReader } from '../../cluster/reader.ts';
import { type Loss, type LostField, tallyLoss } from '../../migration/loss/loss.ts';
import { lostFields } from '../../migration/loss/lost-fields.ts';
import { prunesNothing, schemaOf } from '../../migration/loss/schema.ts';
import { schemaLoss } from '../../migration/loss/schema-loss.ts';
import { endpointAt, type MigrationSubject } from '../../migration/subject.ts';
import { type Answer, answer, gapAnswer } from '../../objects/gap.ts';
import { DEFINITIONS } from '../definitions.ts';
import { readTwice } from './read-twice.ts';

/** How the loss check is done. */
export interface LossOptions {
  /** Paths that the user lets go. */
  readonly accepted: readonly string[];
  /** Is told how many objects were compared. */
  progress(compared: number): void;
  readonly signal: AbortSignal;
}

/**
 * What a write at the storage version would drop, where versions are not converted by a webhook: every object is read at
 * each other version that is served and at the storage version. Of stale versions that nobody can read, and of a capture,
 * the schemas are compared. undefined: nothing is converted by the schema alone, so nothing can be told so.
 */
export async function readLoss(
  { definition, storageVersion, staleVersions, endpoint }: MigrationSubject,
  reader: ClusterReader,
  { accepted, progress, signal }: LossOptions,
): Promise<Answer<Loss> | undefined> {
  if (definition === undefined || definition.conversion !== undefined || storageVersion === undefined) return undefined;
  const isReadable = (version: string) =>
    reader.source.kind === 'live' &&
    endpoint.version === storageVersion &&
    definition.versions.some(({ name, served }) => name === version && served);
  // Served ones even if storedVersions does not name them: it may have been cut down before all was migrated.
  const known = definition.versions
    .map(({ name }) => name)
    .filter((name) => name !== storageVersion && (staleVersions.includes(name) || isReadable(name)));
  if (known.length === 0) return undefined;
  const found = await reader.get({ type: DEFINITIONS, namespace: undefined, name: definition.name, detail: 'whole' });
  if (!found.ok) return found;
  if (prunesNothing(found.value)) return undefined;
  const fields: Omit<LostField, 'accepted'>[] = [];
  const versions: string[] = [];
  const bySchema: string[] = [];
  let compared = 0;
  for (const version of known) {
    const schema = schemaOf(found.value, version);
    if (!isReadable(version)) {
      bySchema.push(version);
      for (const path of [...schemaLoss(schema, schemaOf(found.value, storageVersion))].sort())
        fields.push({ path, version, objects: undefined, examples: [] });
      continue;
    }
    versions.push(version);
    const tally = tallyLoss();
    let here = 0;
    const gap = await readTwice(endpointAt(definition, version), endpoint, reader, {
      signal,
      both(before, after) {
        here += 1;
        progress(here);
        const { namespace, name } = before.metadata;
        const lost = lostFields(before.body ?? {}, after.body ?? {}, schema);
        if (lost.size > 0) tally.add(namespace === undefined ? name : `${namespace}/${name}`, lost);
      },
    });
    if (gap !== undefined) return gapAnswer(gap);
    compared = Math.max(compared, here);
    fields.push(...tally.fields().map((field) => ({ ...field, version })));
  }
  return answer({
    ...{ compared, versions, bySchema },
    fields: fields.map((field) => ({ ...field, accepted: accepted.includes(field.path) })),
  });
}
