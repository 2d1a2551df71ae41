import { listOrNarrow } from '../cluster/list-or-narrow.ts';
import type { ClusterReader, Discovery } from '../cluster/reader.ts';
import { definitionOf, definitionsOfTypes } from '../objects/definition.ts';
import type { Gap } from '../objects/gap.ts';
import type { KubeObject } from '../objects/object.ts';
import type { OperatorFacts } from '../operators/facts.ts';
import { buildInventory, operatorWorkloads } from '../operators/inventory.ts';
import type { OperatorInventory } from '../operators/model.ts';

/** What is to be read. */
export interface OperatorInventoryOptions {
  /** Ends reading between pages. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Which operators run in a cluster. Reads their traces side by side: definitions, workloads, RBAC, Services and Leases,
 * each whole in one request, and then the pods of the namespaces in which operators were found. What the cluster does
 * not serve is skipped; what may not be read of the whole cluster is read of the default namespace, and is a gap.
 */
export async function readOperatorInventory(
  reader: ClusterReader,
  discovery: Discovery,
  options: OperatorInventoryOptions = {},
): Promise<OperatorInventory> {
  const gaps: Gap[] = [];
  const list = <T>(group: string, resource: string, keep: (object: KubeObject) => T, narrow: Narrow = {}) =>
    listKept(reader, discovery, { group, resource, ...narrow, signal: options.signal }, keep, gaps);
  const same = (object: KubeObject) => object;
  const lists = (group: string, resources: readonly string[]) =>
    Promise.all(resources.map((resource) => list(group, resource, same))).then((found) => found.flat());
  const [definitions, workloads, services, roles, bindings, leases] = await Promise.all([
    list('apiextensions.k8s.io', 'customresourcedefinitions', definitionOf),
    lists('apps', ['deployments', 'statefulsets', 'daemonsets']),
    lists('', ['services']),
    lists('rbac.authorization.k8s.io', ['clusterroles', 'roles']),
    lists('rbac.authorization.k8s.io', ['clusterrolebindings', 'rolebindings']),
    // The kubelets' Leases, one a node, are no leader elections.
    list('coordination.k8s.io', 'leases', same, { fieldSelector: 'metadata.namespace!=kube-node-lease' }),
  ]);
  const facts: OperatorFacts = {
    definitions: definitions.length > 0 ? definitions : definitionsOfTypes(discovery.types),
    workloads,
    services,
    roles,
    bindings,
    leases,
    pods: [],
    gaps,
    now: reader.now(),
  };
  const namespaces = new Set(operatorWorkloads(facts).map(({ metadata }) => metadata.namespace));
  const pods = await Promise.all([...namespaces].map((namespace) => list('', 'pods', same, { namespace })));
  return buildInventory({ ...facts, pods: pods.flat() });
}

interface Narrow {
  readonly namespace?: string | undefined;
  readonly fieldSelector?: string | undefined;
}

interface KeptList extends Narrow {
  readonly group: string;
  readonly resource: string;
  readonly signal: AbortSignal | undefined;
}

/** Lists one type, whole, and keeps of each object what is asked for. A type that is not served has no objects. */
async function listKept<T>(
  reader: ClusterReader,
  { types }: Discovery,
  { group, resource, namespace, fieldSelector, signal }: KeptList,
  keep: (object: KubeObject) => T,
  gaps: Gap[],
): Promise<T[]> {
  const type = types.find((candidate) => candidate.group === group && candidate.resource === resource);
  if (type === undefined) return [];
  const kept: T[] = [];
  const query = { type, namespace, fieldSelector, detail: 'whole' as const };
  const gap = await listOrNarrow(reader, query, reader.defaultNamespace, ({ objects }) => {
    for (const object of objects) kept.push(keep(object));
    return signal?.aborted !== true;
  });
  if (gap !== undefined) gaps.push(gap);
  return kept;
}
