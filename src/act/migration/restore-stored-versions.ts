import type { ClusterReader } from '../../cluster/reader.ts';
import type { ClusterWriter } from '../../cluster/writer.ts';
import type { Definition } from '../../objects/definition.ts';
import { readDefinition } from './definition.ts';
import { writeStoredVersions } from './write-stored-versions.ts';

/** Times that it is tried where others write the definition, too. */
const MOST_TRIES = 5;

/** What became of versions that somebody else has taken out of status.storedVersions. */
export type Restored =
  /** None was missing, as far as could be read. */
  | { readonly kind: 'whole' }
  | { readonly kind: 'restored' }
  | { readonly kind: 'refused'; readonly missing: readonly string[]; readonly message: string };

/**
 * Puts versions back into status.storedVersions that were there when the migration was planned and that somebody else has
 * taken out since, before it was proven that no object is stored so.
 */
export async function restoreStoredVersions(
  planned: Definition,
  reader: ClusterReader,
  writer: ClusterWriter,
): Promise<Restored> {
  for (let tries = 1; ; tries += 1) {
    const now = await readDefinition(planned.name, reader);
    if (!now.ok) return { kind: 'whole' };
    const { definition } = now.value;
    const { storedVersions, metadata } = definition;
    const missing = planned.storedVersions.filter((version) => !storedVersions.includes(version));
    if (missing.length === 0 || metadata?.uid !== planned.metadata?.uid) return { kind: 'whole' };
    const written = await writeStoredVersions(definition, [...missing, ...storedVersions], writer);
    if (written.ok) return { kind: 'restored' };
    const { status, message } = written.refusal;
    if (status !== 409 || tries >= MOST_TRIES) return { kind: 'refused', missing, message };
  }
}
