import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { type Cluster, openCluster } from '../../cli/open-reader.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import type { ConversionProof } from '../../versions/standing-facts.ts';
import { isChanging } from '../../versions/steps.ts';
import { json, yaml } from '../../views/serialize.ts';
import { createPaint } from '../../views/text/paint.ts';
import { deprecationStatusDocument } from '../../views/versions/standing-document.ts';
import { standingText } from '../../views/versions/standing-text.ts';
import { changeStep } from './change-step.ts';
import { type Look, lookAt } from './look.ts';
import { migrateStep } from './migrate-step.ts';
import type { StepOutcome } from './outcome.ts';
import { type DeprecateFlags, type DeprecateRequest, deprecateRequest } from './request.ts';
import { undoStep } from './undo-step.ts';
import { refusedStep } from './which-step.ts';

/**
 * Walks a version of a CRD out. 0 done (with --status: the version is gone), 1 something is left, 2 refused or no answer.
 * Ctrl-C ends a migration when what is in flight has been answered, so the cluster stays open until then.
 */
export async function runDeprecateVersion(
  args: readonly string[],
  flags: DeprecateFlags,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const request = deprecateRequest(args, flags);
  if (!request.ok) return request;
  const cluster = await openCluster(context);
  if (!cluster.ok) return cluster;
  try {
    if (request.value.mode === 'status') return await showStatus(request.value, cluster.value, context);
    return await walk(request.value, cluster.value, context);
  } finally {
    await cluster.value.reader.close();
  }
}

async function showStatus(
  request: DeprecateRequest,
  { reader }: Cluster,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const look = await lookAt(request, reader, context);
  if (!look.ok) return look;
  if (context.signal.aborted) return success(2);
  const { standing, gaps, now } = look.value;
  const draw = { json, yaml, text: () => statusText(look.value, context) }[request.output];
  await context.terminal.write(draw(deprecationStatusDocument(standing, gaps, now)));
  return success(standing.next === undefined && !standing.hides ? 0 : 1);
}

function statusText({ standing, gaps, now }: Look, { terminal }: CommandContext): string {
  return standingText(standing, gaps, now, { width: terminal.width, paint: createPaint(terminal.color) });
}

async function walk(request: DeprecateRequest, cluster: Cluster, context: CommandContext): Promise<Result<ExitCode>> {
  let proof: ConversionProof | undefined;
  for (;;) {
    const look = await lookAt(request, cluster.reader, context, proof);
    if (!look.ok) return look;
    if (context.signal.aborted) return success(2);
    ({ proof } = look.value.standing);
    await context.terminal.write(statusText(look.value, context));
    const { writer, reader } = cluster;
    if (writer === undefined && request.mode !== 'print')
      return failure('a capture cannot be changed', 'With --status it tells where the version stands.');
    const outcome = await step(look.value, request, { reader, writer }, context);
    if (!outcome.ok) return outcome;
    if (outcome.value === 'left') return success(1);
    if (outcome.value === 'end') return success(0);
    await context.terminal.write('\n');
  }
}

async function step(
  look: Look,
  request: DeprecateRequest,
  cluster: Cluster,
  context: CommandContext,
): Promise<Result<StepOutcome | 'end'>> {
  if (request.undo !== undefined) return once(await undoStep(look, request, request.undo, cluster, context));
  const { next } = look.standing;
  if (next === undefined) return success(look.standing.hides ? 'left' : 'end');
  const refused = refusedStep(look, request);
  if (refused !== undefined) return refused;
  if (isChanging(next.step)) {
    const outcome = await changeStep(look, request, next.step, cluster, context);
    return isOne(request) ? once(outcome) : outcome;
  }
  // The others hold, or were refused.
  const outcome = await migrateStep(look, request, cluster, context);
  return isOne(request) ? once(outcome) : outcome;
}

/** Whether one step is all that is wanted. */
function isOne({ step: one, mode }: DeprecateRequest): boolean {
  return one !== undefined || mode === 'print';
}

function once(outcome: Result<StepOutcome>): Result<StepOutcome | 'end'> {
  return outcome.ok && outcome.value === 'done' ? success('end') : outcome;
}
