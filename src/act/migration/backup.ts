import { mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { Backup } from '../../migration/backup.ts';
import { restorable } from '../../migration/restorable.ts';
import { endpointAt, type MigrationSubject } from '../../migration/subject.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { apiVersionOf, type ResourceType } from '../../objects/resource-type.ts';
import { type BackupFile, createBackupFile } from './backup-file.ts';

/** Objects listed at a time, and objects and bytes of a file before the next one is begun. */
const PAGE = 100;
const FILE_OBJECTS = 5000;
const FILE_BYTES = 64 << 20;

/**
 * Writes every object as it is now, at the stale version where that is served, into compressed files of DIRECTORY/RESOURCE:
 * one JSON object a line, as `kubectl create -f` takes them. The manifest is written when all is done: without one, a
 * backup is not whole.
 * @param progress is told how many objects are in it
 */
export async function writeBackup(
  subject: MigrationSubject,
  directory: string,
  reader: ClusterReader,
  { progress, signal }: { readonly progress: (objects: number) => void; readonly signal: AbortSignal },
): Promise<Result<Backup>> {
  const type = backupType(subject);
  if (type.group === '' && type.resource === 'secrets')
    return failure('Secrets cannot be backed up: their values are never read', 'Call it without --backup.');
  const path = join(directory, subject.resource);
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    if ((await readdir(path)).length > 0)
      return failure(`${path} is not empty`, 'Choose another folder for the backup.');
    return await writeObjects(subject, type, path, reader, { progress, signal });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return failure(`the backup could not be written: ${error.message}`, 'Nothing was migrated. Choose another folder.');
  }
}

/** What is read at the stale version is what was stored there, or what a webhook makes of it for those who use it. */
function backupType({ definition, staleVersions, endpoint }: MigrationSubject): ResourceType {
  const stale = definition?.versions.find(({ name, served }) => served && staleVersions.includes(name));
  return definition === undefined || stale === undefined ? endpoint : endpointAt(definition, stale.name);
}

async function writeObjects(
  subject: MigrationSubject,
  type: ResourceType,
  path: string,
  reader: ClusterReader,
  { progress, signal }: { readonly progress: (objects: number) => void; readonly signal: AbortSignal },
): Promise<Result<Backup>> {
  const says = { apiVersion: apiVersionOf(type), kind: type.kind };
  const files: { readonly name: string; objects: number }[] = [];
  let file: BackupFile | undefined;
  let objects = 0;
  let inFile = 0;
  try {
    const query = { type, detail: 'whole', pageSize: PAGE, patient: true, texts: true } as const;
    for await (const page of reader.list(query)) {
      if (!page.ok) return { ok: false, problem: gapProblem(page.gap) };
      for (const text of page.value.texts ?? []) {
        const line = restorable(text, says);
        if (line === undefined) return failure('the backup could not be made: an object came without metadata');
        if (file === undefined || inFile >= FILE_OBJECTS || file.bytes >= FILE_BYTES) {
          await file?.end();
          inFile = 0;
          const name = `${subject.resource}-${String(files.length + 1).padStart(5, '0')}.json.gz`;
          file = await createBackupFile(join(path, name));
          files.push({ name, objects: 0 });
        }
        await file.write(`${line}\n`);
        inFile += 1;
        objects += 1;
        const last = files.at(-1);
        if (last !== undefined) last.objects = inFile;
      }
      progress(objects);
      if (signal.aborted) return failure('interrupted');
    }
  } finally {
    await file?.end();
  }
  const { resource, definition, storageVersion, staleVersions } = subject;
  const manifest = {
    ...{
      resource,
      uid: definition?.metadata?.uid,
      version: type.version,
      storageVersion,
      staleVersions,
      objects,
      files,
    },
    takenAt: new Date(reader.now()).toISOString(),
  };
  const end = await open(join(path, 'manifest.json'), 'wx', 0o600);
  try {
    await end.writeFile(`${JSON.stringify(manifest, undefined, 2)}\n`);
    await end.sync();
  } finally {
    await end.close();
  }
  return success({ path, version: type.version, objects, files: files.map(({ name }) => name) });
}
