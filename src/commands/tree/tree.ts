import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import type { ClusterReader } from '../../cluster/reader.ts';
import type { Gap } from '../../objects/gap.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { type Result, success } from '../../objects/problem.ts';
import { hasFindings, type TreeReport } from '../../ownership/report.ts';
import { type TreeFlags, type TreeRequest, treeRequest } from './request.ts';

/** Runs `tree`: 0 all is well, 1 something in the tree is not ready, going, or wrongly owned, 2 no answer. */
export async function runTree(
  args: readonly string[],
  flags: TreeFlags,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const request = treeRequest(args, flags);
  if (!request.ok) return request;
  return withCluster(context, 'reading the cluster …', async ({ reader }, done) => {
    if (request.value.watch) {
      done();
      return await (await import('./watch.ts')).watchTree(request.value, reader, context);
    }
    return await drawOnce(request.value, reader, context, done);
  });
}

async function drawOnce(
  request: TreeRequest,
  reader: ClusterReader,
  context: CommandContext,
  done: () => void,
): Promise<Result<ExitCode>> {
  const { readTree } = await import('./read.ts');
  const reading = readTree(request, reader, context);
  const { drawTree } = await import('../../views/tree/tree.ts');
  const report = await reading;
  done();
  if (!report.ok) return report;
  if (context.signal.aborted) return success(2);
  const { width, color } = context.terminal;
  await context.terminal.write(
    drawTree(report.value, { format: request.output, width, color, conditions: request.conditions }),
  );
  const nothingListed = firstGapOfNothing(report.value);
  if (nothingListed !== undefined) return { ok: false, problem: gapProblem(nothingListed) };
  return success(hasFindings(report.value) ? 1 : 0);
}

/** The gap to tell of where no list at all was answered: the object alone is no answer to what it owns. */
function firstGapOfNothing({ typesAsked, typesRead, gaps }: TreeReport): Gap | undefined {
  if (typesAsked === 0 || typesRead > 0) return undefined;
  return gaps.find(({ subject }) => subject.kind === 'list');
}
