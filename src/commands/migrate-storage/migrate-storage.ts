import { setFlagsFromString } from 'node:v8';
import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { openCluster } from '../../cli/open-reader.ts';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { namedSubjects, type StaleSubjects, staleSubjects } from '../../collect/migration-subjects.ts';
import { blockers, type Preflight, type PreflightFinding } from '../../migration/preflight.ts';
import { isDone } from '../../migration/report.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { failure, type Problem, type Result, success } from '../../objects/problem.ts';
import type { MigrationRecord } from '../../views/migration/document.ts';
import { makeBackup } from './backup.ts';
import { readPreflight } from './preflight.ts';
import { type MigrateRequest, type MigrateStorageFlags, migrateRequest } from './request.ts';
import { runMigration } from './run.ts';
import { createShow } from './show.ts';

/**
 * Migrates the storage of types one after another. 0 all proven (and pruned), 1 something is left, 2 could not
 * begin.
 * Ctrl-C ends it when what is in flight has been answered, so the cluster stays open until then.
 */
export async function runMigrateStorage(
  args: readonly string[],
  flags: MigrateStorageFlags,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const request = migrateRequest(args, flags);
  if (!request.ok) return request;
  if (context.global.connection.namespace !== undefined)
    return failure('objects are migrated in all namespaces: -n cannot narrow that', 'Call it without -n.');
  keepMemoryFlat();
  const cluster = await openCluster(context);
  if (!cluster.ok) return cluster;
  const { reader, writer } = cluster.value;
  try {
    if (writer === undefined && !request.value.plan)
      return failure('a capture cannot be migrated', 'With --plan it tells what there is to do.');
    const discovery = await reader.discover();
    if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
    const found = await subjectsOf(request.value, reader, discovery.value);
    if (!found.ok) return found;
    const { subjects, unserved } = found.value;
    const show = createShow(request.value, context);
    const records: MigrationRecord[] = [];
    for (const subject of subjects) {
      if (context.signal.aborted) break;
      const preflight = await readPreflight(subject, request.value, { reader, discovery: discovery.value }, context);
      if (context.signal.aborted) break;
      await show.preflight(preflight);
      if (request.value.plan || writer === undefined || blockers(preflight).length > 0) {
        records.push({ preflight, migration: undefined });
        continue;
      }
      const backup = await makeBackup(subject, request.value, reader, context);
      if (backup.ok && backup.value !== undefined) await show.backup(backup.value);
      const migration = backup.ok
        ? await runMigration(subject, request.value, preflight.settledAt, { reader, writer }, context)
        : backup;
      if (!migration.ok) {
        if (subjects.length === 1) return migration;
        // What became of the others is told all the same.
        await show.notBegun(migration.problem);
        records.push({ preflight: withProblem(preflight, migration.problem), migration: undefined });
        continue;
      }
      await show.migration(migration.value);
      records.push({ preflight, migration: migration.value, ...(backup.ok ? { backup: backup.value } : {}) });
    }
    const isAll = records.length === subjects.length;
    if (records.length === 0 && !isAll) return failure('interrupted', 'Nothing was written.');
    await show.end(records, unserved);
    return success(isAll && unserved.length === 0 ? exitCode(records, request.value) : 1);
  } finally {
    await reader.close();
  }
}

async function subjectsOf(
  request: MigrateRequest,
  reader: ClusterReader,
  discovery: Discovery,
): Promise<Result<StaleSubjects>> {
  if (request.all !== undefined) return staleSubjects(reader, request.all.group);
  const named = await namedSubjects(request.names, reader, discovery);
  return named.ok ? success({ subjects: named.value, unserved: [] }) : named;
}

/** What kept a migration from its beginning after its preflight. */
function withProblem(preflight: Preflight, { message, next }: Problem): Preflight {
  const finding: PreflightFinding = { check: 'begin', level: 'blocked', text: message, next };
  return { ...preflight, findings: [...preflight.findings, finding] };
}

/**
 * With --plan 1 where there is something to do, or in the way. Otherwise 1 where something is left, as is what would be
 * lost, and 2 where something else kept a migration from its beginning.
 */
function exitCode(records: readonly MigrationRecord[], { plan }: MigrateRequest): ExitCode {
  const codes = records.map(({ preflight, migration }): ExitCode => {
    const inTheWay = blockers(preflight);
    if (plan) return preflight.staleVersions.length === 0 && inTheWay.length === 0 ? 0 : 1;
    if (migration !== undefined) return isDone(migration) ? 0 : 1;
    // Objects that could not be compared are no loss that was found.
    return preflight.loss === undefined || inTheWay.some(({ check }) => check !== 'loss') ? 2 : 1;
  });
  if (codes.every((code) => code === 0)) return 0;
  // Where others were migrated it did begin.
  return codes.every((code) => code === 2) ? 2 : 1;
}

/**
 * Hundreds of thousands of small answers make V8 triple the space for young objects again and again, and put off looking
 * through that of old ones, which saves no time worth measuring here: the API server takes most of it. Measured on a quiet
 * machine: 98 MiB at most with 10,000 objects, 101 MiB with 100,000; in other runs 138 and, with 30,000, 142 MiB.
 */
function keepMemoryFlat(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--optimize-for-size');
}
