import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { Gap } from '../../objects/gap.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { nearest } from '../../objects/nearest.ts';
import type { KubeObject } from '../../objects/object.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { resolveType } from '../../objects/resolve-type.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { DEFINITIONS } from '../definitions.ts';
import type { ReadDefinition } from './types.ts';
import { readDefinition } from './version-facts.ts';

/**
 * The CRDs that arguments name: by their names, or as kubectl takes types (`redis`, `rediscluster`). The first that is
 * not there, or may not be read, is the problem.
 */
export async function namedDefinitions(
  names: readonly string[],
  reader: ClusterReader,
  discovery: Discovery,
): Promise<Result<{ definitions: ReadDefinition[]; gaps: readonly Gap[] }>> {
  const definitions = new Map<string, ReadDefinition>();
  for (const name of names) {
    const read = await namedDefinition(name, reader, discovery);
    if (!read.ok) return read;
    definitions.set(read.value.metadata.name, readDefinition(read.value));
  }
  return success({ definitions: [...definitions.values()], gaps: [] });
}

/** Without the type before it, as `-o name` prints it: `customresourcedefinitions.apiextensions.k8s.io/`, `crd/`. */
function bareName(name: string): string {
  return name.replace(/^(crds?|customresourcedefinitions?(\.apiextensions\.k8s\.io)?)\//, '');
}

/** One CRD by its name, or as kubectl takes types; whole. */
export async function namedDefinition(
  argument: string,
  reader: ClusterReader,
  discovery: Discovery,
): Promise<Result<KubeObject>> {
  const name = bareName(argument);
  const get = (full: string) => reader.get({ type: DEFINITIONS, namespace: undefined, name: full, detail: 'whole' });
  // A CRD of which no version is served is unknown to discovery.
  const exact = name.includes('.') ? await get(name) : undefined;
  if (exact?.ok === true) return success(exact.value);
  if (exact?.ok === false && exact.gap.reason !== 'not-found') return { ok: false, problem: gapProblem(exact.gap) };
  const type = resolveType(name, discovery, nearest);
  if (!type.ok) return type;
  const full = groupResource(type.value);
  const answer = await get(full);
  if (answer.ok) return success(answer.value);
  if (answer.gap.reason !== 'not-found') return { ok: false, problem: gapProblem(answer.gap) };
  return failure(
    `${full} is not defined by a CustomResourceDefinition`,
    'Its versions are those of the API server that serves it.',
  );
}
