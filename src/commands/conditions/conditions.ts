import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import { readHistory } from '../../collect/history/read-history.ts';
import { buildTimeline } from '../../history/build-timeline.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { type Result, success } from '../../objects/problem.ts';
import { drawHistory } from '../../views/history/draw.ts';
import { showsUnicode } from '../../views/live/glyphs.ts';
import { readWanted } from './read.ts';
import { type ConditionsFlags, conditionsRequest } from './request.ts';
import { readStores, storesAlone } from './stores.ts';

/** Runs `conditions`: 0 told, 2 no answer. What is told is the past, so that none of it is a finding. */
export async function runConditions(
  args: readonly string[],
  flags: ConditionsFlags,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  if (flags.summary) return (await import('./summary.ts')).runSummary(args, flags, context);
  const request = conditionsRequest(args, flags, Date.now());
  if (!request.ok) return request;
  const { logs, period, format, stores } = request.value;
  const facts = await withCluster(context, 'reading the cluster …', async ({ reader }) => {
    const discovery = await reader.discover();
    if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
    const wanted = await readWanted(request.value, reader, discovery.value, context);
    const objects = wanted.ok ? wanted.value.objects : [];
    const recorded = await readStores(request.value, objects, reader, discovery.value, context);
    if (!wanted.ok && recorded.known.length === 0) return wanted;
    const options = { logs, gaps: wanted.ok ? wanted.value.gaps : [], signal: context.signal };
    return success({ ...(await readHistory(objects, reader, discovery.value, options)), ...recorded });
  });
  const told =
    facts.ok || stores === undefined || stores.length === 0
      ? facts
      : await storesAlone(request.value, facts.problem, context);
  if (!told.ok) return told;
  const { width, color } = context.terminal;
  const timeline = buildTimeline(told.value, period(told.value.now));
  await context.terminal.write(
    drawHistory(timeline, { format, width, color, unicode: showsUnicode(context.environment.env) }),
  );
  return success(0);
}
