import type { ClusterReader } from '../../cluster/reader.ts';
import type { ClusterWriter } from '../../cluster/writer.ts';
import { isClean, isDone, type Migration, type Pass, type PruneOutcome, whyUnproven } from '../../migration/report.ts';
import type { MigrationSubject } from '../../migration/subject.ts';
import { cleanManagedFields } from './clean-managed-fields.ts';
import { guardDefinition } from './definition-guard.ts';
import { putBack, runInCluster } from './in-cluster.ts';
import type { Journal } from './journal.ts';
import { type PassOptions, runPass } from './pass.ts';
import type { Progress } from './progress.ts';
import { pruneStoredVersions, readUnchanged } from './prune.ts';

/** How a migration is done. */
export interface MigrateOptions {
  readonly reader: ClusterReader;
  readonly writer: ClusterWriter;
  readonly subject: MigrationSubject;
  readonly journal: Journal;
  /** Who writes the objects anew; all else is done from here in either case. */
  readonly engine: 'client' | 'in-cluster';
  readonly maxInFlight: number;
  /** Most writes a second; undefined: as many as the server bears. */
  readonly qps: number | undefined;
  readonly verify: 'all' | 'sample' | 'none';
  readonly prune: boolean;
  /** Take entries of versions that are no longer served out of managedFields, once all else is done. */
  readonly managedFields: boolean;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Passes over all objects until nothing moves; a cluster in which it goes on moving is left after so many. */
const MOST_VERIFY_PASSES = 5;
/** A sample looks at one object of so many. */
const SAMPLE = 20;

/**
 * Writes all objects anew, proves that the stored bytes are current, and prunes storedVersions if they all are. To be
 * called when every API server knows of the storage version (`settle`).
 */
export async function migrate(options: MigrateOptions): Promise<Migration> {
  const { reader, subject, journal } = options;
  const guard = subject.definition === undefined ? undefined : guardDefinition(subject.definition, reader);
  const stopReason = () => guard?.stopReason();
  const pass = (kind: Pass['kind'], every: number) => {
    const common: Omit<PassOptions, 'kind' | 'every'> = { ...options, stopReason };
    return runPass({ ...common, kind, every });
  };
  const passes: Pass[] = [];
  try {
    passes.push(
      options.engine === 'client' ? await pass('migrate', 1) : await runInCluster({ ...options, stopReason }),
    );
    // What was made while the list had lost its thread may not have been in it.
    if (passes[0]?.inconsistent && passes[0].stop === undefined) passes.push(await pass('migrate', 1));
    while (wantsAnother(passes, options)) passes.push(await pass('verify', options.verify === 'sample' ? SAMPLE : 1));
  } finally {
    guard?.end();
  }
  const prune = await pruned(passes, options);
  // The engine's controller may have pruned when the engine had ended long since.
  if (options.engine === 'in-cluster' && prune.kind === 'left') await putBack(options);
  const all = prune.kind === 'pruned' || prune.kind === 'nothing-to-prune';
  const migration: Migration = {
    resource: subject.resource,
    storageVersion: subject.storageVersion,
    staleVersions: subject.staleVersions,
    passes,
    prune,
    managedFields:
      options.managedFields && all && subject.definition !== undefined
        ? await cleanManagedFields(subject.definition, options)
        : undefined,
    notes: notesOf(options, prune.kind !== 'left'),
    journal: journal.path,
  };
  if (isDone(migration)) journal.finish();
  return migration;
}

function wantsAnother(passes: readonly Pass[], { verify, signal }: MigrateOptions): boolean {
  const last = passes.at(-1);
  if (last === undefined || signal.aborted || last.stop !== undefined || verify === 'none') return false;
  if (passes.length > MOST_VERIFY_PASSES || isClean(last)) return false;
  if (last.kind !== 'verify') return true;
  // A failure was tried again to the end of its pass; what moved, or may have been missed, wants another one.
  return last.tally.rewritten > 0 || last.inconsistent;
}

async function pruned(passes: readonly Pass[], options: MigrateOptions): Promise<PruneOutcome> {
  const { subject, prune, reader, writer } = options;
  const last = passes.at(-1);
  if (subject.definition === undefined) return { kind: 'not-custom' };
  if (last === undefined || !isClean(last)) return { kind: 'left', why: whyUnproven(last) };
  if (prune) return pruneStoredVersions(subject.definition, reader, writer);
  const now = await readUnchanged(subject.definition, reader);
  if (!now.ok) return { kind: 'left', why: now.why };
  return { kind: subject.staleVersions.length === 0 ? 'nothing-to-prune' : 'not-asked' };
}

/** @param isProven all objects are proven current, so that storedVersions may name the storage version alone */
function notesOf({ journal, progress }: MigrateOptions, isProven: boolean): string[] {
  const problem = journal.problem();
  const times = progress.timesPutBack();
  const missing = progress.notPutBack();
  return [
    ...(problem === undefined ? [] : [`Results are not kept, a run that is interrupted begins anew: ${problem}`]),
    ...(times === 0
      ? []
      : [`Somebody pruned storedVersions before anything was proven (${times} ×); they were put back each time.`]),
    ...(missing === undefined || isProven ? [] : [missingText(missing)]),
  ];
}

function missingText({ missing, message }: NonNullable<ReturnType<Progress['notPutBack']>>): string {
  return `storedVersions no longer names ${missing.join(', ')}, though objects may be stored so, and could not be put right: ${message}`;
}
