import type { ClusterReader, Discovery } from '../cluster/reader.ts';
import { gapProblem } from '../objects/gap-problem.ts';
import { nearest } from '../objects/nearest.ts';
import type { KubeObject } from '../objects/object.ts';
import { type Result, success } from '../objects/problem.ts';
import { resolveType } from '../objects/resolve-type.ts';
import { groupResource, type ResourceType } from '../objects/resource-type.ts';
import { DEFINITIONS } from './definitions.ts';

/** What a name stands for: a CRD, whole, or a type that no CRD defines. */
export type FoundDefinition =
  | { readonly kind: 'definition'; readonly object: KubeObject }
  | { readonly kind: 'type'; readonly type: ResourceType };

/** What arguments mean, each thing once. The first that is not there, or may not be read, is the problem. */
export async function findDefinitions(
  names: readonly string[],
  reader: ClusterReader,
  discovery: Discovery,
): Promise<Result<FoundDefinition[]>> {
  const found = new Map<string, FoundDefinition>();
  for (const name of names) {
    const one = await findDefinition(name, reader, discovery);
    if (!one.ok) return one;
    const { value } = one;
    found.set(value.kind === 'definition' ? value.object.metadata.name : groupResource(value.type), value);
  }
  return success([...found.values()]);
}

/**
 * What is meant by a CRD's own name, also as `-o name` prints it (`crd/NAME`), or by whatever kubectl takes for a type
 * (`redis`, `rediscluster`). The problem says that there is no such thing, or that it may not be read.
 */
export async function findDefinition(
  argument: string,
  reader: ClusterReader,
  discovery: Discovery,
): Promise<Result<FoundDefinition>> {
  const name = argument.replace(/^(crds?|customresourcedefinitions?(\.apiextensions\.k8s\.io)?)\//, '');
  const get = (full: string) => reader.get({ type: DEFINITIONS, namespace: undefined, name: full, detail: 'whole' });
  // By its own name first: a CRD of which no version is served is unknown to discovery.
  const exact = name.includes('.') ? await get(name) : undefined;
  if (exact?.ok) return success({ kind: 'definition', object: exact.value });
  if (exact?.ok === false && exact.gap.reason !== 'not-found') return { ok: false, problem: gapProblem(exact.gap) };
  const type = resolveType(name, discovery, nearest);
  if (!type.ok) return type;
  const found = await get(groupResource(type.value));
  if (found.ok) return success({ kind: 'definition', object: found.value });
  if (found.gap.reason !== 'not-found') return { ok: false, problem: gapProblem(found.gap) };
  return success({ kind: 'type', type: type.value });
}
