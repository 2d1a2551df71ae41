import { kindKey, type WatchedScope } from '../../act/record/scope.ts';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { DEFINITIONS } from '../../collect/definitions.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { nearest } from '../../objects/nearest.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { resolveType } from '../../objects/resolve-type.ts';
import { groupResource, type ResourceType } from '../../objects/resource-type.ts';
import type { RecordRequest } from './request.ts';

/**
 * What is watched: the types that are named, all custom resources where none is, and the Events about objects of them.
 * @param namespace undefined: all
 */
export async function chooseScopes(
  { types: names, labelSelector }: RecordRequest,
  reader: ClusterReader,
  discovery: Discovery,
  namespace: string | undefined,
): Promise<Result<readonly WatchedScope[]>> {
  const chosen = names.length === 0 ? await customTypes(reader, discovery) : namedTypes(names, discovery);
  if (!chosen.ok) return chosen;
  const silent = chosen.value.find(({ verbs }) => !verbs.includes('watch') || !verbs.includes('list'));
  if (silent !== undefined)
    return failure(`${groupResource(silent)} cannot be watched`, 'Name types that the API server keeps.');
  const scopes = chosen.value.map(
    (type): WatchedScope => ({
      type,
      namespace: type.namespaced ? namespace : undefined,
      labelSelector,
      eventsOf: undefined,
    }),
  );
  const events = discovery.types.find(({ group, resource }) => group === '' && resource === 'events');
  if (events === undefined) return success(scopes);
  const eventsOf = new Set(chosen.value.map(kindKey));
  // Events about cluster-scoped objects are in `default`.
  const places = new Set(
    scopes.map((scope) => (scope.type.namespaced || namespace === undefined ? namespace : 'default')),
  );
  return success([
    ...scopes,
    ...[...places].map((place): WatchedScope => ({ type: events, namespace: place, labelSelector, eventsOf })),
  ]);
}

function namedTypes(names: readonly string[], discovery: Discovery): Result<readonly ResourceType[]> {
  const chosen = new Map<string, ResourceType>();
  for (const name of names) {
    const type = resolveType(name, discovery, nearest);
    if (!type.ok) return type;
    if (groupResource(type.value) === 'events' || groupResource(type.value) === 'events.events.k8s.io')
      return failure('Events are recorded with the objects that they are about', 'Name the types of these objects.');
    chosen.set(groupResource(type.value), type.value);
  }
  return success([...chosen.values()]);
}

/** The types that CustomResourceDefinitions define. */
async function customTypes(reader: ClusterReader, discovery: Discovery): Promise<Result<readonly ResourceType[]>> {
  const names = new Set<string>();
  for await (const page of reader.list({ type: DEFINITIONS, detail: 'metadata' })) {
    if (!page.ok) return { ok: false, problem: { ...gapProblem(page.gap), next: 'Name the types to record.' } };
    for (const { metadata } of page.value.objects) names.add(metadata.name);
  }
  const types = discovery.types.filter((type) => names.has(groupResource(type)));
  if (types.length === 0) return failure('the cluster has no custom resources', 'Name the types to record.');
  return success(types);
}
