import { resolve } from 'node:path';
import { writeBackup } from '../../act/migration/backup.ts';
import type { CommandContext } from '../../cli/command.ts';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { Backup } from '../../migration/backup.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import { type Result, success } from '../../objects/problem.ts';
import { sanitize } from '../../views/text/sanitize.ts';
import type { MigrateRequest } from './request.ts';

/** Writes all objects of a type into files, where that was asked for. */
export async function makeBackup(
  subject: MigrationSubject,
  { backup: directory }: MigrateRequest,
  reader: ClusterReader,
  { terminal, signal }: CommandContext,
): Promise<Result<Backup | undefined>> {
  if (directory === undefined) return success(undefined);
  let objects = 0;
  const hide = terminal.progress(
    () => `Backup ${sanitize(subject.resource)} ${objects.toLocaleString('en-US')} objects`,
  );
  const progress = (count: number) => {
    objects = count;
  };
  return writeBackup(subject, resolve(directory), reader, { progress, signal }).finally(hide);
}
