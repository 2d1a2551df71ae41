import { join } from 'node:path';
import type { CommandContext } from '../../cli/command.ts';
import type { Cluster } from '../../cli/open-reader.ts';
import { stateDirectory } from '../../cli/state-directory.ts';
import { kubectl } from '../../diagnosis/commands.ts';
import { isDone } from '../../migration/report.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { applierText } from '../../versions/applier-text.ts';
import { type DefinitionPatch, defaultWarning, patchFor } from '../../versions/definition-change.ts';
import type { ChangingStep } from '../../versions/steps.ts';
import { createPaint } from '../../views/text/paint.ts';
import { changeText, commitText, patchCommand } from '../../views/versions/change-text.ts';
import { backUp } from '../finalizers/remove/backup.ts';
import { decide } from './ask.ts';
import { type Look, lookAt } from './look.ts';
import { migrateAll } from './migrate-step.ts';
import { left, type StepOutcome } from './outcome.ts';
import type { DeprecateRequest } from './request.ts';
import { stopServing } from './stop-serving.ts';
import { tryChange, writeChange } from './write.ts';

/** Changes the CRD by one step: shows the change, has the API server check it, asks, and writes what was looked at. */
export async function changeStep(
  look: Look,
  request: DeprecateRequest,
  step: ChangingStep,
  cluster: Cluster,
  context: CommandContext,
): Promise<Result<StepOutcome>> {
  const { terminal } = context;
  const { definition, applier } = look.standing.judged.facts;
  const patch = stepPatch(look, request, step);
  await terminal.write(`\n${changeText(definition, patch, createPaint(terminal.color))}`);
  if (request.mode === 'print') {
    await terminal.write(
      `${before(step, definition.name)}\n${patchCommand(definition, patch)}\n\n${commitText(definition, patch)}`,
    );
    return success('done');
  }
  if (look.standing.changesBack && !request.forceLive) {
    await terminal.write(
      `${before(step, definition.name)}\nTo commit where ${applierText(applier)} has the CRD:\n${commitText(definition, patch)}`,
    );
    return failure(
      `not applied: ${applierText(applier)} applies ${definition.name} and may change it back`,
      'Commit the change there, and run this again. --force-live changes the cluster all the same.',
    );
  }
  const { writer } = cluster;
  if (writer === undefined) return failure('a capture cannot be changed');
  const checked = await tryChange(look.object, patch, writer);
  if (!checked.ok) return checked;
  const decision = await decide(QUESTIONS[step](request.version), request.yes, context);
  if (decision !== 'yes') return left(decision, step, context);
  if (step === 'remove') return removeVersion(look, request, cluster, context);
  if (step === 'stop-serving') return stopServing(look, request, patch, { ...cluster, writer }, context);
  const written = await writeChange(look.object, patch, writer);
  if (!written.ok) return written;
  await terminal.write(
    `Done. Back with: kubectl operator deprecate-version ${definition.name} ${request.version} --undo --step ${step}\n`,
  );
  return success('done');
}

/** What is done here before a version is removed, for whoever removes it elsewhere. */
function before(step: ChangingStep, name: string): string {
  if (step !== 'remove') return '';
  const proof = kubectl('operator', 'migrate-storage', name, '--managed-fields');
  return `\nFirst: ${proof}\nproves of every object that it is not stored as the version, and takes it out of managedFields.\n`;
}

const QUESTIONS = {
  deprecate: () => 'Do it?',
  'switch-storage': () => 'Do it?',
  'stop-serving': (version) => `Stop serving ${version}?`,
  remove: (version) => `Remove ${version} for good?`,
} satisfies Record<ChangingStep, (version: string) => string>;

function stepPatch({ object, standing }: Look, request: DeprecateRequest, step: ChangingStep): DefinitionPatch {
  const { definition } = standing.judged.facts;
  const { version } = request;
  const replacement = standing.replacement ?? '';
  const warning = request.warning ?? defaultWarning(definition.group, definition.kind, version, replacement);
  return patchFor(step, { version, replacement, warning, direction: 'do' }, object);
}

/**
 * Removes the version when a write that changes nothing has shown of every object that it is not stored as it, which is
 * more than storedVersions says, and when no managedFields name it any more. The CRD is kept as it was.
 */
async function removeVersion(
  look: Look,
  request: DeprecateRequest,
  cluster: Cluster,
  context: CommandContext,
): Promise<Result<StepOutcome>> {
  const { version } = request;
  const proof = await migrateAll(look, request, cluster, context, { managedFields: true });
  if (!proof.ok) return proof;
  if (!isDone(proof.value))
    return failure(
      `${version} was not removed: it is not proven that no object is stored as it`,
      'Nothing was changed.',
    );
  // The proof takes its time; what it looked at is looked at again.
  const again = await lookAt(request, cluster.reader, context);
  if (!again.ok) return again;
  const { object, standing } = again.value;
  if (
    object.metadata.uid !== look.object.metadata.uid ||
    // A storage version that was changed and changed back shows in the generation alone.
    object.metadata.generation !== look.object.metadata.generation ||
    standing.next?.step !== 'remove' ||
    standing.next.state !== 'next'
  )
    return failure(
      `${object.metadata.name} has changed since it was looked at`,
      'Nothing was changed. Run this again.',
    );
  if (cluster.writer === undefined) return failure('a capture cannot be changed');
  const directory = join(stateDirectory(context.environment.env), 'backups');
  const kept = await backUp(object, directory, cluster.reader.now());
  if (!kept.ok) return kept;
  const written = await writeChange(object, stepPatch(again.value, request, 'remove'), cluster.writer);
  if (!written.ok) return written;
  await context.terminal.write(`\n${version} is removed. The CRD as it was: ${kept.value}\n`);
  return success('done');
}
