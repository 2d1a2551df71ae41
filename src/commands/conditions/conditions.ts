import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import { readHistory } from '../../collect/history/read-history.ts';
import { objectsByName } from '../../collect/named-objects.ts';
import { buildTimeline } from '../../history/build-timeline.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { type Result, success } from '../../objects/problem.ts';
import { drawHistory } from '../../views/history/draw.ts';
import { type ConditionsFlags, conditionsRequest } from './request.ts';

/** Runs `conditions`: 0 told, 2 no answer. What is told is the past, so that none of it is a finding. */
export async function runConditions(
  args: readonly string[],
  flags: ConditionsFlags,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const request = conditionsRequest(args, flags);
  if (!request.ok) return request;
  const { targets, format } = request.value;
  return withCluster(context, 'reading the cluster …', async ({ reader }, done) => {
    const discovery = await reader.discover();
    if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
    const objects = await objectsByName(targets, reader, discovery.value, context.global.allNamespaces);
    if (!objects.ok) return objects;
    const facts = await readHistory(objects.value, reader, discovery.value, context.signal);
    const { width, color } = context.terminal;
    done();
    const timeline = buildTimeline(facts, { since: undefined, until: undefined });
    await context.terminal.write(drawHistory(timeline, { format, width, color }));
    return success(0);
  });
}
