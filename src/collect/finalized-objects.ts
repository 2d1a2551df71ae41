import type { ClusterReader, Discovery } from '../cluster/reader.ts';
import { ownableTypes, type SweepResult, sweep } from '../cluster/sweep.ts';

/**
 * All objects that have finalizers, as metadata: one sweep that drops everything else at the border.
 * @param namespace undefined: the whole cluster, cluster-scoped objects too
 */
export function finalizedObjects(
  reader: ClusterReader,
  discovery: Discovery,
  namespace: string | undefined,
  signal: AbortSignal,
): Promise<SweepResult> {
  const types = ownableTypes(discovery.types).filter((type) => namespace === undefined || type.namespaced);
  return sweep(reader, { types, namespace, fallbackNamespace: reader.defaultNamespace, only: 'finalized' }, signal);
}
