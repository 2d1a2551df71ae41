import type { ClusterReader, Discovery } from '../cluster/reader.ts';
import { failure, type Result } from '../objects/problem.ts';

/**
 * The problem that nothing was found in a namespace because there is no such namespace; undefined where there is one, or
 * where that cannot be told.
 * @param seen how many objects of each type a sweep of the namespace met: any at all, and it is there
 */
export async function missingNamespace(
  reader: ClusterReader,
  discovery: Discovery,
  namespace: string,
  seen: ReadonlyMap<string, number>,
): Promise<Result<never> | undefined> {
  const type = discovery.types.find(({ group, resource }) => group === '' && resource === 'namespaces');
  if (type === undefined || [...seen.values()].some((count) => count > 0)) return undefined;
  const found = await reader.get({ type, namespace: undefined, name: namespace, detail: 'metadata' });
  if (found.ok || found.gap.reason !== 'not-found') return undefined;
  return failure(`namespace "${namespace}" not found`, 'kubectl get namespaces lists what is there.');
}
