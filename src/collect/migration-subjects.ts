import type { ClusterReader, Discovery } from '../cluster/reader.ts';
import { type MigrationSubject, subjectOf } from '../migration/subject.ts';
import { type Definition, definitionOf } from '../objects/definition.ts';
import { gapProblem } from '../objects/gap-problem.ts';
import { nearest } from '../objects/nearest.ts';
import { failure, type Result, success } from '../objects/problem.ts';
import { resolveType } from '../objects/resolve-type.ts';
import { groupResource, type ResourceType } from '../objects/resource-type.ts';
import { DEFINITIONS } from './definitions.ts';

/**
 * What types to migrate are, by name: a CRD's own name, or whatever kubectl takes for a type. The problem says which one
 * cannot be.
 */
export async function namedSubjects(
  names: readonly string[],
  reader: ClusterReader,
  discovery: Discovery,
): Promise<Result<MigrationSubject[]>> {
  const subjects: MigrationSubject[] = [];
  for (const name of names) {
    const subject = await namedSubject(name, reader, discovery);
    if (!subject.ok) return subject;
    subjects.push(subject.value);
  }
  return success(subjects);
}

async function namedSubject(
  name: string,
  reader: ClusterReader,
  discovery: Discovery,
): Promise<Result<MigrationSubject>> {
  // By its own name first: a definition of which no version is served is in nobody's discovery.
  const named = name.includes('.') ? await definition(name, reader) : undefined;
  if (named?.ok) return ofDefinition(named.value);
  const type = resolveType(name, discovery, nearest);
  if (!type.ok) return type;
  const found = await definition(groupResource(type.value), reader);
  if (found.ok) return ofDefinition(found.value);
  if (found.gap.reason !== 'not-found') return { ok: false, problem: gapProblem(found.gap) };
  return builtIn(type.value);
}

/** Definitions whose storedVersions names more than their storage version. */
export interface StaleSubjects {
  /** In the order of their names. */
  readonly subjects: readonly MigrationSubject[];
  /** Names of those that cannot be migrated, since no version of them is served. */
  readonly unserved: readonly string[];
}

/** All definitions with something stale. The problem says that a group has no definitions at all: a slip of the keys. */
export async function staleSubjects(reader: ClusterReader, group: string | undefined): Promise<Result<StaleSubjects>> {
  const subjects: MigrationSubject[] = [];
  const unserved: string[] = [];
  let isGroup = group === undefined;
  for await (const page of reader.list({ type: DEFINITIONS, detail: 'whole' })) {
    if (!page.ok) return { ok: false, problem: gapProblem(page.gap) };
    for (const object of page.value.objects) {
      const found = definitionOf(object);
      if (group !== undefined && found.group !== group) continue;
      isGroup = true;
      const subject = subjectOf(found);
      if (subject === undefined && hasStale(found)) unserved.push(found.name);
      if (subject !== undefined && subject.staleVersions.length > 0) subjects.push(subject);
    }
  }
  if (!isGroup) return failure(`no CustomResourceDefinition is of the group "${group}"`, 'kubectl get crd lists them.');
  return success({ subjects: subjects.toSorted((a, b) => (a.resource < b.resource ? -1 : 1)), unserved });
}

function hasStale({ versions, storedVersions }: Definition): boolean {
  return storedVersions.some((name) => !versions.some((version) => version.storage && version.name === name));
}

async function definition(name: string, reader: ClusterReader) {
  const found = await reader.get({ type: DEFINITIONS, namespace: undefined, name, detail: 'whole' });
  return found.ok ? { ok: true as const, value: definitionOf(found.value) } : found;
}

function ofDefinition(found: Definition): Result<MigrationSubject> {
  const subject = subjectOf(found);
  if (subject !== undefined) return success(subject);
  return failure(
    `no version of ${found.name} is served`,
    'Its objects cannot be read or written until one is: serve a version again (spec.versions[].served).',
  );
}

function builtIn(type: ResourceType): Result<MigrationSubject> {
  if (!['list', 'patch'].every((verb) => type.verbs.includes(verb)))
    return failure(
      `${groupResource(type)} cannot be listed and patched`,
      'It has nothing stored that could be migrated.',
    );
  return success({
    resource: groupResource(type),
    definition: undefined,
    storageVersion: undefined,
    staleVersions: [],
    endpoint: type,
    others: [],
  });
}
