import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { openReader } from '../../cli/open-reader.ts';
import type { ClusterReader } from '../../cluster/reader.ts';
import { type Result, success } from '../../objects/problem.ts';
import { hasFindings, type TreeReport } from '../../ownership/report.ts';
import { drawTree } from '../../views/tree/tree.ts';
import { readTree } from './read.ts';
import { type TreeFlags, type TreeRequest, treeRequest } from './request.ts';
import { watchTree } from './watch.ts';

/** Runs `tree`: 0 all is well, 1 something in the tree is not ready, going, or wrongly owned, 2 no answer. */
export async function runTree(
  args: readonly string[],
  flags: TreeFlags,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const request = treeRequest(args, flags);
  if (!request.ok) return request;
  const reader = await openReader(context);
  if (!reader.ok) return reader;
  const close = () => void reader.value.close();
  context.signal.addEventListener('abort', close, { once: true });
  try {
    if (request.value.watch) return await watchTree(request.value, reader.value, context);
    return await drawOnce(request.value, reader.value, context);
  } finally {
    context.signal.removeEventListener('abort', close);
    await reader.value.close();
  }
}

async function drawOnce(
  request: TreeRequest,
  reader: ClusterReader,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const done = context.terminal.progress(() => 'reading the cluster …');
  const report = await readTree(request, reader, context);
  done();
  if (!report.ok) return report;
  if (context.signal.aborted) return success(2);
  const { width, color } = context.terminal;
  await context.terminal.write(
    drawTree(report.value, { format: request.output, width, color, conditions: request.conditions }),
  );
  return success(exitCode(report.value));
}

/** Nothing could be listed although lists were asked for: the object alone is no answer to who it owns. */
function exitCode(report: TreeReport): ExitCode {
  if (report.typesAsked > 0 && report.typesRead === 0) return 2;
  return hasFindings(report) ? 1 : 0;
}
