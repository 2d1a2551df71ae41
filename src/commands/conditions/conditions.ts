import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import { readApplied } from '../../collect/history/applied.ts';
import { buildTimeline } from '../../history/build-timeline.ts';
import { specChanges } from '../../history/diff/spec-changes.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { type Result, success } from '../../objects/problem.ts';
import { drawDiff } from '../../views/history/diff.ts';
import { drawHistory } from '../../views/history/draw.ts';
import { showsUnicode } from '../../views/live/glyphs.ts';
import { readFacts } from './facts.ts';
import { type ConditionsFlags, conditionsRequest } from './request.ts';
import { storesAlone } from './stores.ts';

/** Runs `conditions`: 0 told, 2 no answer. What is told is the past, so that none of it is a finding. */
export async function runConditions(
  args: readonly string[],
  flags: ConditionsFlags,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  if (flags.summary) return (await import('./summary.ts')).runSummary(args, flags, context);
  const request = conditionsRequest(args, flags, Date.now());
  if (!request.ok) return request;
  const { period, format, stores, diff } = request.value;
  if (flags.watch) return (await import('./watch.ts')).watchConditions(request.value, context);
  let applied: Awaited<ReturnType<typeof readApplied>> = new Map();
  const facts = await withCluster(context, 'reading the cluster …', async ({ reader }) => {
    const discovery = await reader.discover();
    if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
    const read = await readFacts(request.value, reader, discovery.value, context);
    if (!read.ok) return read;
    if (diff !== undefined) applied = await readApplied(read.value.objects, reader);
    return read;
  });
  const told =
    facts.ok || stores === undefined || stores.length === 0
      ? facts
      : await storesAlone(request.value, facts.problem, context);
  if (!told.ok) return told;
  const { width, color } = context.terminal;
  const timeline = buildTimeline(told.value, period(told.value.now));
  if (diff !== undefined) {
    const changes = specChanges(timeline, applied, diff(timeline.now));
    await context.terminal.write(drawDiff(changes, timeline.gaps, { format, width, color }));
    return success(0);
  }
  await context.terminal.write(
    drawHistory(timeline, { format, width, color, unicode: showsUnicode(context.environment.env) }),
  );
  return success(0);
}
