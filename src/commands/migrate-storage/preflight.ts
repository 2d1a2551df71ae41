import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { readMigrationFacts } from '../../collect/migration-facts/migration-facts.ts';
import { judgePreflight } from '../../migration/preflight/judge.ts';
import type { Preflight } from '../../migration/preflight.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import type { MigrateRequest } from './flags.ts';

/** What is known before a migration begins. */
export async function readPreflight(
  subject: MigrationSubject,
  request: MigrateRequest,
  {
    reader,
    discovery,
    signal,
  }: { readonly reader: ClusterReader; readonly discovery: Discovery; readonly signal: AbortSignal },
): Promise<Preflight> {
  const facts = await readMigrationFacts(subject, reader, discovery, signal);
  return judgePreflight(facts, request);
}
