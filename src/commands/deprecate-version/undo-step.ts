import { setTimeout as sleep } from 'node:timers/promises';
import { changeDefinition } from '../../act/versions/change-definition.ts';
import type { CommandContext } from '../../cli/command.ts';
import type { Cluster } from '../../cli/open-reader.ts';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { ClusterWriter } from '../../cluster/writer.ts';
import { DEFINITIONS } from '../../collect/definitions.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { applierText } from '../../versions/applier-text.ts';
import { patchFor } from '../../versions/definition-change.ts';
import type { ChangingStep } from '../../versions/steps.ts';
import { createPaint } from '../../views/text/paint.ts';
import { changeText, commitText, patchCommand } from '../../views/versions/change-text.ts';
import { decide } from './ask.ts';
import type { Look } from './look.ts';
import { left, type StepOutcome } from './outcome.ts';
import type { DeprecateRequest } from './request.ts';
import { isStale, tryChange, writeChange } from './write.ts';

/** Takes a step back: shows the change, asks, and writes it. */
export async function undoStep(
  look: Look,
  request: DeprecateRequest,
  undo: ChangingStep | 'last',
  { writer }: Cluster,
  context: CommandContext,
): Promise<Result<StepOutcome>> {
  const { terminal } = context;
  const { definition, applier } = look.standing.judged.facts;
  const step = undoneStep(look, undo);
  if (!step.ok) return step;
  const replacement = look.standing.replacement ?? '';
  const patch = patchFor(
    step.value,
    { version: request.version, replacement, warning: '', direction: 'undo' },
    look.object,
  );
  await terminal.write(`\n${changeText(definition, patch, createPaint(terminal.color))}`);
  if (request.mode === 'print') {
    await terminal.write(`\n${patchCommand(definition, patch)}\n\n${commitText(definition, patch)}`);
    return success('done');
  }
  if (look.standing.changesBack && !request.forceLive)
    return failure(
      `not applied: ${applierText(applier)} applies ${definition.name} and may change it back`,
      'Take the change back there, or use --force-live.',
    );
  if (writer === undefined) return failure('a capture cannot be changed');
  const checked = await tryChange(look.object, patch, writer);
  if (!checked.ok) return checked;
  const decision = await decide('Take it back?', request.yes, context);
  if (decision !== 'yes') return left(decision, step.value, context);
  const written = await writeChange(look.object, patch, writer);
  if (!written.ok) return written;
  await terminal.write(`Done: ${step.value} of ${request.version} is taken back.\n`);
  return success('done');
}

/** The step to take back, which has to have been done. Whether a storage version was switched cannot be seen: it is named. */
function undoneStep({ standing }: Look, undo: ChangingStep | 'last'): Result<ChangingStep> {
  const { judged, version } = standing;
  const it = judged.versions.find(({ name, inSpec }) => name === version && inSpec);
  if (it === undefined)
    return failure(
      `${judged.facts.definition.name} has no version ${version}`,
      'A removed version has to be put back with its schema.',
    );
  const done: Record<ChangingStep, boolean> = {
    ...{ deprecate: it.deprecated, 'stop-serving': !it.served, 'switch-storage': !it.storage, remove: false },
  };
  const step = undo === 'last' ? (['stop-serving', 'deprecate'] as const).find((one) => done[one]) : undo;
  if (step !== undefined && done[step]) return success(step);
  return failure(
    `there is nothing to take back: ${version} is served and not deprecated`,
    '--status tells where it stands.',
  );
}

const TRIES = 5;

/** Serves a version again, whatever else has been changed in the CRD meanwhile. */
export async function serveAgain(
  name: string,
  version: string,
  replacement: string,
  reader: ClusterReader,
  writer: ClusterWriter,
): Promise<Result<true>> {
  let problem = '';
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await reader.get({ type: DEFINITIONS, namespace: undefined, name, detail: 'whole' });
    if (!found.ok) return { ok: false, problem: gapProblem(found.gap) };
    const patch = patchFor('stop-serving', { version, replacement, warning: '', direction: 'undo' }, found.value);
    const written = await changeDefinition(found.value, patch, writer, false);
    if (written.ok) return success(true);
    problem = written.refusal.message;
    if (!isStale(written.refusal) && written.refusal.status !== undefined) break;
    await sleep(200 * (tries + 1));
  }
  return failure(
    `${version} is still not served: ${problem}`,
    `kubectl operator deprecate-version ${name} ${version} --undo`,
  );
}
