import { definitionOf } from '../objects/definition.ts';
import type { JsonObject } from '../objects/json.ts';
import { parseMetadata } from '../objects/metadata.ts';
import { wholeObject } from '../operators/facts.fixture.ts';
import type { Applier } from './applier.ts';
import type { ObjectFacts, VersionFacts } from './facts.ts';
import type { VersionUser } from './users.ts';

/** A person who applied the CRD, and will not again. */
export const PERSON: Applier = {
  kind: 'person',
  name: 'kubectl',
  namespace: undefined,
  evidence: 'field manager kubectl',
};

/**
 * A CRD `things.example.com` in short: `v1 storage`, `v1alpha1 served deprecated`, `v1beta1` (neither).
 * @param stored status.storedVersions
 */
export function crd(
  versions: readonly string[],
  stored: readonly string[],
  more: JsonObject = {},
): VersionFacts['definition'] {
  return definitionOf(
    wholeObject({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'things.example.com', uid: 'u', resourceVersion: '7' },
      spec: {
        group: 'example.com',
        scope: 'Namespaced',
        names: { plural: 'things', kind: 'Thing' },
        versions: versions.map((version) => {
          const [name = '', ...marks] = version.split(' ');
          const storage = marks.includes('storage');
          return {
            name,
            storage,
            served: storage || marks.includes('served'),
            deprecated: marks.includes('deprecated'),
          };
        }),
        ...more,
      },
      status: { storedVersions: [...stored] },
    }),
  );
}

/** Somebody who wrote the one object of a test. */
export function user(version: string, manager: string, more: Partial<VersionUser> = {}): VersionUser {
  return {
    ...{ version, manager, operation: 'Update', subresource: undefined, objects: 1, current: 1, last: undefined },
    ...{ example: 'shop/one', movedOn: false },
    ...more,
  };
}

/** Facts about a CRD whose objects were all read. */
export function versionFacts(
  definition: VersionFacts['definition'],
  { objects, ...more }: Partial<Omit<VersionFacts, 'objects'>> & { readonly objects?: Partial<ObjectFacts> } = {},
): VersionFacts {
  const users = objects?.users ?? [];
  return {
    ...{ definition, applier: PERSON, webhook: undefined, trial: { kind: 'untried', reason: 'one-version' } },
    watches: new Map(),
    objects: {
      ...{ count: 3, read: 'all', users, gap: undefined },
      entries: new Map(users.map(({ version, objects: count }) => [version, count])),
      ...objects,
    },
    ...more,
  };
}

/** An object of the type with entries of managedFields: `MANAGER OPERATION VERSION TIME`. */
export function written(name: string, ...entries: readonly string[]) {
  const managedFields = entries.map((entry): JsonObject => {
    const [manager = '', operation = '', version = '', time = ''] = entry.split(' ');
    return { manager, operation, apiVersion: version.includes('/') ? version : `example.com/${version}`, time };
  });
  const body: JsonObject = { metadata: { name, namespace: 'shop', managedFields } };
  return { ...wholeObject(body), metadata: parseMetadata(body), body };
}
