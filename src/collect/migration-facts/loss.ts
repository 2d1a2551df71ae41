import type { ClusterReader } from '../../cluster/reader.ts';
import { type Loss, tallyLoss } from '../../migration/loss/loss.ts';
import { lostFields } from '../../migration/loss/lost-fields.ts';
import { prunesNothing, schemaOf } from '../../migration/loss/schema.ts';
import { schemaLoss } from '../../migration/loss/schema-loss.ts';
import { endpointAt, type MigrationSubject } from '../../migration/subject.ts';
import { type Answer, answer, gapAnswer } from '../../objects/gap.ts';
import { byPreference } from '../../versions/version-order.ts';
import { DEFINITIONS } from '../definitions.ts';
import { readAtVersions } from '../read-at-versions.ts';

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
 * the schemas are compared, and of older versions as which nothing should be stored, too. undefined: nothing is converted by the schema alone, so nothing can be told so.
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
  // A newer one waits for its time.
  const hidden = definition.versions
    .filter(({ name, served }) => !served && !known.includes(name) && byPreference(storageVersion, name) < 0)
    .map(({ name }) => name);
  if (known.length === 0 && hidden.length === 0) return undefined;
  const found = await reader.get({ type: DEFINITIONS, namespace: undefined, name: definition.name, detail: 'whole' });
  if (!found.ok) return found;
  if (prunesNothing(found.value)) return undefined;
  const versions = known.filter(isReadable);
  const bySchema = known.filter((version) => !isReadable(version));
  const schemas = new Map(definition.versions.map(({ name }) => [name, schemaOf(found.value, name)]));
  const missing = (version: string) => [...schemaLoss(schemas.get(version), schemas.get(storageVersion))].sort();
  const unread = bySchema.flatMap((version) =>
    missing(version).map((path) => ({ path, version, objects: undefined, examples: [] })),
  );
  const unexpected = hidden
    .map((version) => ({ version, paths: missing(version).filter((path) => !accepted.includes(path)) }))
    .filter(({ paths }) => paths.length > 0);
  if (known.length === 0 && unexpected.length === 0) return undefined;
  const tallies = versions.map((version) => ({ version, schema: schemas.get(version), tally: tallyLoss() }));
  let compared = 0;
  const types = [...versions.map((version) => endpointAt(definition, version)), endpoint];
  const gap =
    versions.length === 0
      ? undefined
      : await readAtVersions(types, reader, {
          ...{ texts: false, signal },
          each(readings) {
            compared += 1;
            progress(compared);
            const after = readings.at(-1)?.body ?? {};
            for (const [at, { schema, tally }] of tallies.entries()) {
              const before = readings[at];
              if (before === undefined) continue;
              const { namespace, name } = before.metadata;
              const lost = lostFields(before.body ?? {}, after, schema);
              if (lost.size > 0) tally.add(namespace === undefined ? name : `${namespace}/${name}`, lost);
            }
          },
        });
  if (gap !== undefined) return gapAnswer(gap);
  const read = tallies.flatMap(({ version, tally }) => tally.fields().map((field) => ({ ...field, version })));
  return answer({
    ...{ compared, versions, bySchema, unexpected },
    fields: [...read, ...unread].map((field) => ({ ...field, accepted: accepted.includes(field.path) })),
  });
}
