import type { ClusterReader } from '../../cluster/reader.ts';
import type { Preflight } from '../../migration/preflight.ts';
import type { MigrationSubject } from '../../migration/subject.ts';

/** What is known before a migration begins. */
export async function readPreflight(subject: MigrationSubject, reader: ClusterReader): Promise<Preflight> {
  const { resource, storageVersion, staleVersions, endpoint } = subject;
  for await (const page of reader.list({ type: endpoint, detail: 'metadata', pageSize: 1 })) {
    const objects =
      page.ok && page.value.remaining !== undefined ? page.value.objects.length + page.value.remaining : undefined;
    return { resource, storageVersion, staleVersions, objects, findings: [], gaps: page.ok ? [] : [page.gap] };
  }
  return { resource, storageVersion, staleVersions, objects: undefined, findings: [], gaps: [] };
}
