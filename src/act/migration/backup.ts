import { mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClusterReader } from '../../cluster/reader.ts';
import { readAtVersions } from '../../collect/read-at-versions.ts';
import type { Backup } from '../../migration/backup.ts';
import { restorable } from '../../migration/restorable.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import type { KubeObject } from '../../objects/object.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { apiVersionOf } from '../../objects/resource-type.ts';
import { backupFiles } from './backup-file.ts';
import { readingOf } from './backup-reading.ts';

/** How a backup is made. */
interface BackupOptions {
  /** Is told how many objects are in it. */
  progress(objects: number): void;
  readonly signal: AbortSignal;
}

/**
 * Writes every object as it is now into compressed files of DIRECTORY/RESOURCE: one JSON object a line, as
 * `kubectl create -f` takes them, each at the version at which it is whole. The manifest is written when all is done:
 * without one, a backup is not whole.
 */
export async function writeBackup(
  subject: MigrationSubject,
  directory: string,
  reader: ClusterReader,
  options: BackupOptions,
): Promise<Result<Backup>> {
  if (subject.resource === 'secrets')
    return failure('Secrets cannot be backed up: their values are never read', 'Call it without --backup.');
  const path = join(directory, subject.resource);
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    if ((await readdir(path)).length > 0)
      return failure(`${path} is not empty`, 'Choose another folder for the backup.');
    return await writeObjects(subject, path, reader, options);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return failure(`the backup could not be written: ${error.message}`, 'Nothing was migrated. Choose another folder.');
  }
}

async function writeObjects(
  subject: MigrationSubject,
  path: string,
  reader: ClusterReader,
  { progress, signal }: BackupOptions,
): Promise<Result<Backup>> {
  const read = await readingOf(subject, reader);
  if (!read.ok) return { ok: false, problem: gapProblem(read.gap) };
  const { types, choose } = read.value;
  const files = backupFiles(path, subject.resource);
  let broken = false;
  const counts = new Map<string, number>();
  // Objects that are read singly come side by side, and files take one after another.
  let writing = Promise.resolve();
  const write = (object: KubeObject | undefined): Promise<void> => {
    writing = writing.then(async () => {
      const line =
        object && restorable(object.text ?? '', { apiVersion: apiVersionOf(object.type), kind: object.type.kind });
      if (line === undefined) broken = true;
      else await files.add(line);
      const version = object?.type.version ?? '';
      counts.set(version, (counts.get(version) ?? 0) + 1);
      progress(files.objects());
    });
    return writing;
  };
  const gap = await readAtVersions(types, reader, {
    ...{ texts: true, signal, moving: write },
    each: (readings) => write(choose(readings)),
  }).finally(() => files.end());
  if (gap !== undefined) return { ok: false, problem: gapProblem(gap) };
  if (signal.aborted) return failure('interrupted');
  if (broken) return failure('the backup could not be made: an object came without metadata');
  const { resource, definition, storageVersion, staleVersions } = subject;
  const versions = [...counts].map(([version, objects]) => ({ version, objects }));
  const objects = files.objects();
  const kept = { resource, uid: definition?.metadata?.uid, storageVersion, staleVersions, objects, versions };
  await writeManifest(path, { ...kept, files: files.written, takenAt: new Date(reader.now()).toISOString() });
  return success({ path, versions, objects, files: files.written.map(({ name }) => name) });
}

async function writeManifest(path: string, manifest: object): Promise<void> {
  const file = await open(join(path, 'manifest.json'), 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(manifest, undefined, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
