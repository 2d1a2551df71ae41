import type { ClusterReader } from '../cluster/reader.ts';
import type { Gap } from '../objects/gap.ts';
import type { ResourceType } from '../objects/resource-type.ts';

const NAMESPACES: ResourceType = {
  group: '',
  version: 'v1',
  resource: 'namespaces',
  singular: 'namespace',
  kind: 'Namespace',
  shortNames: ['ns'],
  categories: [],
  namespaced: false,
  verbs: ['get'],
};

/**
 * What tells a cluster from any other, whatever its address: the uid of its namespace kube-system, which lives as long
 * as it does. Where that cannot be read (`gap`), its address.
 */
export async function clusterIdentity(
  reader: ClusterReader,
): Promise<{ readonly uid: string; readonly name: string; readonly gap: Gap | undefined }> {
  const { source } = reader;
  const address = source.kind === 'live' ? source.server : source.path;
  const found = await reader.get({ type: NAMESPACES, namespace: undefined, name: 'kube-system', detail: 'metadata' });
  const name = source.kind === 'live' ? (source.context ?? source.server) : source.path;
  return { uid: (found.ok && found.value.metadata.uid) || address, name, gap: found.ok ? undefined : found.gap };
}
