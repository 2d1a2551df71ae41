import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { MigrationFacts, StoredObjects } from '../../migration/preflight/facts.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import { tryConversion } from '../versions/try-conversion.ts';
import { readWebhooks } from '../versions/webhook-facts.ts';

/** Who converts, and one object read at every served version. */
export async function readConversion(
  { definition }: MigrationSubject,
  { sample, count }: Pick<StoredObjects, 'sample' | 'count'>,
  reader: ClusterReader,
  discovery: Discovery,
  signal: AbortSignal,
): Promise<MigrationFacts['conversion']> {
  if (definition === undefined) return undefined;
  const [webhooks, trial] = await Promise.all([
    readWebhooks([definition], reader, discovery, signal),
    tryConversion(reader, definition, sample === undefined ? [] : [sample], { count }),
  ]);
  return { webhook: webhooks.of(definition), trial };
}
