import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { MigrationFacts } from '../../migration/preflight/facts.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import { definitionOf } from '../../objects/definition.ts';
import type { Gap } from '../../objects/gap.ts';
import type { KubeObject } from '../../objects/object.ts';
import { applierOf, writersOf } from '../../versions/applier.ts';
import { DEFINITIONS } from '../definitions.ts';
import { createLister } from '../list-kept.ts';
import { readAdmission, tryWrite } from './admission.ts';
import { readApiServers } from './api-servers.ts';
import { readConversion } from './conversion.ts';
import { readLock, readMigrators } from './other-migrators.ts';
import { type PlannedWork, readPermissions } from './permissions.ts';
import { readStoredObjects } from './stored-objects.ts';

/** Reads what a migration's preflight is judged by, all side by side; only what is tried on an object waits for one. */
export async function readMigrationFacts(
  subject: MigrationSubject,
  work: PlannedWork,
  reader: ClusterReader,
  discovery: Discovery,
  signal: AbortSignal,
): Promise<MigrationFacts> {
  const lister = createLister(reader, discovery, signal);
  const objects = readStoredObjects(subject.endpoint, reader);
  const definition = readDefinition(subject, reader);
  const [crd, stored, permissions, conversion, admission, trial, migrators, lock, apiServers] = await Promise.all([
    definition,
    objects,
    readPermissions(subject, work, reader),
    objects.then(({ sample, count }) => readConversion(subject, { sample, count }, reader, discovery, signal)),
    readAdmission(subject.endpoint, lister),
    objects.then(({ sample }) => tryWrite(subject.endpoint, sample, reader)),
    readMigrators(subject, lister),
    readLock(subject.resource, reader),
    definition.then((object) => readApiServers(object, lister, reader.now())),
  ]);
  const isRead = (group: string) =>
    !lister.gaps.some(({ subject }) => subject.kind === 'list' && subject.type.group === group);
  // A capture is expected to know nothing of who looks at it.
  const asked = reader.source.kind === 'capture' ? [] : permissions;
  const untold = asked.flatMap(({ allowed }): Gap[] => (allowed.ok ? [] : [allowed.gap]));
  return {
    subject,
    source: reader.source.kind,
    objects: stored,
    permissions,
    conversion,
    admission: { ...admission, isRead: isRead('admissionregistration.k8s.io'), trial },
    migrators,
    areMigratorsRead: ['storagemigration.k8s.io', 'migration.k8s.io'].every(isRead),
    lock,
    applier: crd === undefined ? undefined : applierOf(definitionOf(crd), writersOf(crd)),
    apiServers,
    gaps: [...(stored.gap === undefined ? [] : [stored.gap]), ...lister.gaps, ...untold],
    now: reader.now(),
  };
}

async function readDefinition(
  { definition }: MigrationSubject,
  reader: ClusterReader,
): Promise<KubeObject | undefined> {
  if (definition === undefined) return undefined;
  const found = await reader.get({ type: DEFINITIONS, namespace: undefined, name: definition.name, detail: 'whole' });
  return found.ok ? found.value : undefined;
}
