import type { ClusterReader } from '../../cluster/reader.ts';
import type { PermissionFact } from '../../migration/preflight/facts.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import { answer, type Permission } from '../../objects/gap.ts';
import type { ResourceType } from '../../objects/resource-type.ts';
import { DEFINITIONS } from '../definitions.ts';

/** Asks whether the user may do what a migration takes: each permission as it is used, all side by side. */
export function readPermissions(subject: MigrationSubject, reader: ClusterReader): Promise<PermissionFact[]> {
  const { definition, endpoint } = subject;
  const objects = ['list', 'get', 'patch'].map((verb) => asked(verb, endpoint, 'migrate'));
  const own =
    definition === undefined
      ? []
      : [
          asked('get', DEFINITIONS, 'migrate', { name: definition.name }),
          asked('patch', DEFINITIONS, 'prune', { name: definition.name, subresource: 'status' }),
        ];
  return Promise.all(
    [...objects, ...own].map(async ({ query, ...fact }): Promise<PermissionFact> => {
      const verdict = await reader.access({ user: undefined, ...query });
      return { ...fact, allowed: verdict.ok ? answer(verdict.value.allowed) : verdict };
    }),
  );
}

function asked(
  verb: string,
  { group, resource, namespaced }: ResourceType,
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
