import type { ClusterReader } from '../../cluster/reader.ts';
import type { OtherMigrator } from '../../migration/preflight/facts.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import { conditionsOf, findCondition } from '../../objects/condition.ts';
import { stringAt } from '../../objects/json.ts';
import { type LeaseState, leaseState } from '../../objects/lease.ts';
import type { KubeObject } from '../../objects/object.ts';
import type { Lister } from '../list-kept.ts';
import { LEASES, migrationLease } from '../migration-lease.ts';

const ENGINES = [
  { engine: 'cluster', group: 'storagemigration.k8s.io' },
  { engine: 'ksvm', group: 'migration.k8s.io' },
] as const;

/** Migrations of the type by the cluster's own engine and by kube-storage-version-migrator, whichever is there. */
export async function readMigrators(subject: MigrationSubject, lister: Lister): Promise<OtherMigrator[]> {
  const all = ENGINES.map(async ({ engine, group }) => {
    const objects = await lister.list({ group, resource: 'storageversionmigrations', fresh: true }, (object) => object);
    return objects
      .filter((object) => isAbout(object, subject))
      .map((object): OtherMigrator => ({ engine, name: object.metadata.name, state: stateOf(object) }));
  });
  return (await Promise.all(all)).flat();
}

/** All versions of the API name the resource in the same place (k8s.io/api storagemigration; kube-storage-version-migrator pkg/apis/migration/v1alpha1). */
function isAbout({ body }: KubeObject, { endpoint }: MigrationSubject): boolean {
  const group = stringAt(body, 'spec', 'resource', 'group') ?? '';
  return group === endpoint.group && stringAt(body, 'spec', 'resource', 'resource') === endpoint.resource;
}

function stateOf(object: KubeObject): OtherMigrator['state'] {
  const conditions = conditionsOf(object);
  const holds = (type: string) => findCondition(conditions, type)?.status === 'True';
  if (holds('Succeeded')) return 'succeeded';
  return holds('Failed') ? 'failed' : 'running';
}

/** The Lease of another run of this program; undefined where there is none to be read: it is not needed. */
export async function readLock(resource: string, reader: ClusterReader): Promise<LeaseState | undefined> {
  const { namespace, name } = migrationLease(resource);
  const found = await reader.get({ type: LEASES, namespace, name, detail: 'whole' });
  return found.ok ? leaseState(found.value) : undefined;
}
