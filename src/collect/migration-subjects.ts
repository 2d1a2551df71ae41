import type { ClusterReader, Discovery } from '../cluster/reader.ts';
import { type MigrationSubject, subjectOf } from '../migration/subject.ts';
import { type Definition, definitionOf } from '../objects/definition.ts';
import { gapProblem } from '../objects/gap-problem.ts';
import { failure, type Result, success } from '../objects/problem.ts';
import { groupResource, type ResourceType } from '../objects/resource-type.ts';
import { DEFINITIONS } from './definitions.ts';
import { findDefinitions } from './find-definition.ts';

/**
 * What types to migrate are, by name: a CRD's own name, or whatever kubectl takes for a type; each once. The problem says
 * which one cannot be.
 */
export async function namedSubjects(
  names: readonly string[],
  reader: ClusterReader,
  discovery: Discovery,
): Promise<Result<MigrationSubject[]>> {
  const found = await findDefinitions(names, reader, discovery);
  if (!found.ok) return found;
  const subjects: MigrationSubject[] = [];
  for (const one of found.value) {
    const subject = one.kind === 'definition' ? ofDefinition(definitionOf(one.object)) : builtIn(one.type);
    if (!subject.ok) return subject;
    subjects.push(subject.value);
  }
  return success(subjects);
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
