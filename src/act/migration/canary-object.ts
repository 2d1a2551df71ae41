import type { ClusterReader } from '../../cluster/reader.ts';
import type { ClusterWriter } from '../../cluster/writer.ts';
import { type AlteredObject, differencesOf, restorePatches } from '../../migration/canary.ts';
import { type ExactObject, isExactObject, parseExact } from '../../objects/exact-json.ts';
import { type Answer, answer, gapAnswer } from '../../objects/gap.ts';
import type { Metadata } from '../../objects/metadata.ts';
import type { ResourceType } from '../../objects/resource-type.ts';

/** An object at the old version, with numbers of any size. */
export interface ExactReading {
  readonly metadata: Metadata;
  readonly text: string;
  readonly object: ExactObject;
}

type Place = Pick<Metadata, 'namespace' | 'name'>;

/** Reads an object as it is now. */
export async function readExact(
  type: ResourceType,
  { namespace, name }: Place,
  reader: ClusterReader,
): Promise<Answer<ExactReading>> {
  const found = await reader.get({ type, namespace, name, detail: 'whole', text: true });
  if (!found.ok) return found;
  const { metadata, text = '' } = found.value;
  const object = parseExact(text);
  if (isExactObject(object)) return answer({ metadata, text, object });
  return gapAnswer({
    subject: { kind: 'object', type, namespace, name },
    reason: 'invalid',
    message: 'no JSON object',
  });
}

/**
 * Writes back what was read, at the old version, and reads it again: a webhook that loses a field on the way in loses it
 * once more.
 */
export async function restoreObject(
  type: ResourceType,
  before: ExactReading,
  after: ExactReading,
  { reader, writer }: { readonly reader: ClusterReader; readonly writer: ClusterWriter },
): Promise<NonNullable<AlteredObject['restored']>> {
  const { namespace, name } = before.metadata;
  const patches = restorePatches(before.object, after.object);
  const place = { type, namespace, name, dryRun: false } as const;
  const written = await writer.patch({ ...place, patch: { kind: 'json', text: patches.object } });
  if (!written.ok) return { kind: 'refused', message: written.refusal.message };
  const first = await readExact(type, { namespace, name }, reader);
  if (!first.ok) return { kind: 'refused', message: first.gap.message };
  const left = differencesOf(before.object, first.value.object);
  if (left.length === 0) return { kind: 'restored' };
  if (left.every(({ path }) => !path.startsWith('status'))) return { kind: 'altered-again', differences: left };
  const status = await writer.patch({ ...place, subresource: 'status', patch: { kind: 'json', text: patches.status } });
  if (!status.ok) return { kind: 'refused', message: status.refusal.message };
  const second = await readExact(type, { namespace, name }, reader);
  if (!second.ok) return { kind: 'refused', message: second.gap.message };
  const differences = differencesOf(before.object, second.value.object);
  return differences.length === 0 ? { kind: 'restored' } : { kind: 'altered-again', differences };
}
