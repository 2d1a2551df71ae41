import type { ClusterReader } from '../../cluster/reader.ts';
import type { PermissionFact } from '../../migration/preflight/facts.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import { answer, type Permission } from '../../objects/gap.ts';
import type { ResourceType } from '../../objects/resource-type.ts';
import { DEFINITIONS } from '../definitions.ts';

/** What a migration is to do, as far as it takes permissions. */
export interface PlannedWork {
  /** Take stale versions from storedVersions at the end. */
  readonly prune: boolean;
  readonly engine: 'client' | 'in-cluster';
}

/** Asks whether the user may do what a migration takes: each permission as it is used, all side by side. */
export function readPermissions(
  subject: MigrationSubject,
  { prune, engine }: PlannedWork,
  reader: ClusterReader,
): Promise<PermissionFact[]> {
  const { definition, endpoint } = subject;
  const objects = ['list', 'get', 'patch'].map((verb) => asked(verb, endpoint, 'migrate'));
  const own =
    definition === undefined
      ? []
      : [
          asked('get', DEFINITIONS, 'migrate', { name: definition.name }),
          // What the cluster's own engine prunes too early has to be put back, whatever comes of it.
          ...(prune || engine === 'in-cluster'
            ? [
                asked('patch', DEFINITIONS, engine === 'in-cluster' ? 'migrate' : 'prune', {
                  ...{ name: definition.name, subresource: 'status' },
                }),
              ]
            : []),
        ];
  const engines = engine === 'client' ? [] : ['list', 'get', 'create'].map((verb) => asked(verb, ENGINE, 'migrate'));
  return Promise.all(
    [...objects, ...own, ...engines].map(async ({ query, ...fact }): Promise<PermissionFact> => {
      const verdict = await reader.access({ user: undefined, ...query });
      return { ...fact, allowed: verdict.ok ? answer(verdict.value.allowed) : verdict };
    }),
  );
}

/** The cluster's own engine works where one of its objects is made. */
const ENGINE = { group: 'storagemigration.k8s.io', resource: 'storageversionmigrations', namespaced: false };

function asked(
  verb: string,
  { group, resource, namespaced }: Pick<ResourceType, 'group' | 'resource' | 'namespaced'>,
  needed: PermissionFact['needed'],
  { name, subresource }: { readonly name?: string; readonly subresource?: string } = {},
) {
  const query = { verb, group, resource, subresource, namespace: undefined, name };
  const permission: Permission = {
    ...{ verb, group, namespace: undefined, name },
    resource: subresource === undefined ? resource : `${resource}/${subresource}`,
  };
  return { query, permission, needed, clusterScoped: !namespaced };
}
