import type { ClusterWriter, WriteAnswer } from '../../cluster/writer.ts';
import { DEFINITIONS } from '../../collect/definitions.ts';
import type { Definition } from '../../objects/definition.ts';

/** Sets status.storedVersions by the status subresource, pinned to the definition that was read: 409 where it is not that. */
export function writeStoredVersions(
  { name, metadata }: Definition,
  storedVersions: readonly string[],
  writer: ClusterWriter,
): Promise<WriteAnswer> {
  const { uid = '', resourceVersion = '' } = metadata ?? {};
  const body = { metadata: { uid, resourceVersion }, status: { storedVersions: [...storedVersions] } };
  const place = { type: DEFINITIONS, namespace: undefined, name, subresource: 'status' };
  return writer.patch({ ...place, patch: { kind: 'merge', body }, dryRun: false, detail: 'metadata' });
}
