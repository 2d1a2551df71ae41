import { join } from 'node:path';
import { openJournal } from '../../act/migration/journal.ts';
import { takeLock } from '../../act/migration/lock.ts';
import { migrate } from '../../act/migration/migrate.ts';
import { Progress } from '../../act/migration/progress.ts';
import { readUnchanged } from '../../act/migration/prune.ts';
import { settle } from '../../act/migration/settle.ts';
import type { CommandContext } from '../../cli/command.ts';
import { stateDirectory } from '../../cli/state-directory.ts';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { ClusterWriter } from '../../cluster/writer.ts';
import type { Migration } from '../../migration/report.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { canaryNotes, sendCanary, stoppedByCanary } from './canary.ts';
import { showProgress } from './progress.ts';
import { flagsToGoOn, type MigrateRequest } from './request.ts';

/** Migrates one type, with its lock, its journal and its progress on the screen. */
export async function runMigration(
  subject: MigrationSubject,
  request: MigrateRequest,
  settledAt: number | undefined,
  { reader, writer }: { readonly reader: ClusterReader; readonly writer: ClusterWriter },
  context: CommandContext,
): Promise<Result<Migration>> {
  // The preflight takes its time, and so does a person who is asked: what they looked at has to be what is migrated.
  const now = subject.definition && (await readUnchanged(subject.definition, reader));
  if (now?.ok === false)
    return failure(`${subject.resource} was not migrated: ${now.why}`, 'Nothing was written. Run this again.');
  const lock = await takeLock(subject.resource, reader, writer);
  if (lock.kind === 'taken') {
    const age = lock.renewedMs === undefined ? '' : `, renewed ${Math.round(lock.renewedMs / 1000)} s ago`;
    return failure(
      `${subject.resource} is being migrated by another run (${lock.holder}${age})`,
      'Wait until it has ended; a run that was killed elsewhere is taken for dead after 30 s.',
    );
  }
  const directory = join(stateDirectory(context.environment.env), 'migrations');
  const journal = await openJournal(subject, directory, request.resume ?? subject.definition !== undefined);
  const release = async () => {
    await journal.close();
    if (lock.kind === 'held') await lock.lock.release();
  };
  let hide = () => {};
  try {
    const waiting = context.terminal.progress(() => 'waiting until every API server knows of the storage version');
    await settle(settledAt, reader.now(), context.signal).finally(waiting);
    const canary = await sendCanary(subject, request, directory, { reader, writer }, context);
    if (canary?.altered !== undefined)
      return success({ ...stoppedByCanary(subject, canary), flags: flagsToGoOn(request) });
    const progress = new Progress();
    hide = await showProgress(progress, subject.resource, request.output === 'text', context);
    const { engine, maxInFlight, qps, verify, prune, managedFields } = request;
    const options = {
      reader,
      writer,
      subject,
      journal,
      engine,
      maxInFlight,
      qps,
      verify,
      prune,
      managedFields,
      progress,
    };
    const migration = await migrate({ ...options, signal: context.signal });
    const unlocked =
      lock.kind === 'none' ? [`Nobody is kept from migrating at the same time, which does no harm: ${lock.why}`] : [];
    const notes = [...canaryNotes(subject, canary, migration), ...migration.notes, ...unlocked];
    return success({ ...migration, canary, flags: flagsToGoOn(request), notes });
  } finally {
    hide();
    await release();
  }
}
