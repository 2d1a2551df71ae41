import type { CommandContext } from '../../cli/command.ts';
import type { Cluster } from '../../cli/open-reader.ts';
import { kubectl } from '../../diagnosis/commands.ts';
import { blockers } from '../../migration/preflight.ts';
import { isDone, type Migration } from '../../migration/report.ts';
import { subjectOf } from '../../migration/subject.ts';
import { definitionOf } from '../../objects/definition.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { preflightText } from '../../views/migration/preflight-text.ts';
import { migrationText } from '../../views/migration/text.ts';
import { numberText } from '../../views/operators/words.ts';
import { createPaint } from '../../views/text/paint.ts';
import { readPreflight } from '../migrate-storage/preflight.ts';
import { migrateRequest } from '../migrate-storage/request.ts';
import { runMigration } from '../migrate-storage/run.ts';
import { decide } from './ask.ts';
import type { Look } from './look.ts';
import { left, type StepOutcome } from './outcome.ts';
import type { DeprecateRequest } from './request.ts';

/** Stores all objects anew, proves it, and prunes storedVersions: what `migrate-storage` does. */
export async function migrateStep(
  look: Look,
  request: DeprecateRequest,
  cluster: Cluster,
  context: CommandContext,
): Promise<Result<StepOutcome>> {
  const { name } = look.object.metadata;
  const command = kubectl('operator', 'migrate-storage', name);
  if (request.mode === 'print') {
    await context.terminal.write(`\n${command}\n`);
    return success('done');
  }
  const { count } = look.standing.judged.facts.objects;
  const what = `Writes ${count === 1 ? 'the one object' : `${count === undefined ? 'all' : numberText(count)} objects`} of ${name} anew without a change, proves that all are stored as the storage version, and then takes the others from storedVersions, as ${command} does.`;
  await context.terminal.write(`\n${what}\n`);
  const decision = await decide('Do it?', request.yes, context);
  if (decision !== 'yes') return left(decision, 'migrate', context);
  const done = await migrateAll(look, request, cluster, context, { managedFields: false });
  return done.ok ? success(isDone(done.value) ? 'done' : 'left') : done;
}

/** Migrates after a preflight, or where nothing is stale proves that nothing is, and shows what came of it. */
export async function migrateAll(
  { object, discovery }: Look,
  { acceptedLoss }: DeprecateRequest,
  { reader, writer }: Cluster,
  context: CommandContext,
  { managedFields }: { readonly managedFields: boolean },
): Promise<Result<Migration>> {
  const subject = subjectOf(definitionOf(object));
  const { name } = object.metadata;
  if (subject === undefined || writer === undefined) return failure(`no version of ${name} is served`);
  const request = migrateRequest([name], { ...FLAGS, 'managed-fields': managedFields, 'accept-loss': acceptedLoss });
  if (!request.ok) return request;
  const { width, color } = context.terminal;
  const options = { width, paint: createPaint(color) };
  const preflight = await readPreflight(subject, request.value, { reader, discovery }, context);
  const [blocker] = blockers(preflight);
  if (blocker !== undefined) {
    await context.terminal.write(`\n${preflightText(preflight, options)}`);
    return failure(`${name} cannot be migrated: ${blocker.text}`, 'Nothing was changed.');
  }
  if (preflight.findings.some(({ level }) => level === 'warning'))
    await context.terminal.write(`\n${preflightText(preflight, options)}`);
  const migration = await runMigration(subject, request.value, preflight.settledAt, { reader, writer }, context);
  if (!migration.ok) return migration;
  await context.terminal.write(`\n${migrationText(migration.value, options)}`);
  return migration;
}

/** As `migrate-storage` has them where nothing is said, and anew: an earlier run's journal proves nothing of now. */
const FLAGS = {
  backup: undefined,
  canary: 20,
  'restore-canary': false,
  ...{ all: false, group: undefined, plan: false, 'no-prune': false, verify: 'all', engine: 'client' },
  ...{ 'max-in-flight': 32, qps: undefined, resume: false, restart: true, output: 'text' },
} as const;
