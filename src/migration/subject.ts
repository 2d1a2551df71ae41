import type { Definition } from '../objects/definition.ts';
import type { ResourceType } from '../objects/resource-type.ts';

/** What is to be migrated: all objects of a type. */
export interface MigrationSubject {
  /** `redisclusters.cache.example.com`, `secrets` */
  readonly resource: string;
  /** undefined for a type of Kubernetes itself or of an aggregated API. */
  readonly definition: Definition | undefined;
  /** spec.versions' storage version. */
  readonly storageVersion: string | undefined;
  /** In status.storedVersions beside the storage version. */
  readonly staleVersions: readonly string[];
  /** The endpoint to read and write by: the storage version's where it is served. */
  readonly endpoint: ResourceType;
  /** The other served versions' endpoints; an object that is invalid at the first may pass through one of them. */
  readonly others: readonly ResourceType[];
}

/** The subject of a definition; undefined where no version of it is served. */
export function subjectOf(definition: Definition): MigrationSubject | undefined {
  const storageVersion = definition.versions.find(({ storage }) => storage)?.name;
  const served = definition.versions.filter((version) => version.served);
  const [endpoint, ...others] = served
    .toSorted((a, b) => Number(b.storage) - Number(a.storage))
    .map(({ name }) => endpointAt(definition, name));
  if (endpoint === undefined) return undefined;
  return {
    resource: definition.name,
    definition,
    storageVersion,
    staleVersions: definition.storedVersions.filter((version) => version !== storageVersion),
    endpoint,
    others,
  };
}

/** A definition's type at one of its versions, whatever discovery says. */
export function endpointAt({ group, resource, kind, namespaced }: Definition, version: string): ResourceType {
  return {
    ...{ group, version, resource, kind, namespaced },
    singular: kind.toLowerCase(),
    shortNames: [],
    categories: [],
    verbs: ['get', 'list', 'patch'],
  };
}

/**
 * How a definition is no longer what a run was planned for, so that going on would be wrong; undefined where it still is.
 * Other changes of its spec, such as a description, matter to pruning alone: `isUnchanged`.
 */
export function changeOf(planned: Definition, now: Definition): string | undefined {
  if (now.metadata?.uid !== planned.metadata?.uid) return 'it was deleted and made anew';
  if (now.metadata?.deletionTime !== undefined) return 'it is being deleted';
  const [was, is] = [planned, now].map(({ versions }) => versions.find(({ storage }) => storage)?.name);
  return was === is ? undefined : `its storage version is now ${is ?? 'none'}, and was ${was ?? 'none'}`;
}
