import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import { foundStuck } from '../../diagnosis/report.ts';
import { type Result, success } from '../../objects/problem.ts';
import { type WhyStuckFlags, whyStuckRequest } from './request.ts';

/** Runs `why-stuck`: 0 nothing is stuck, 1 something is, 2 no answer. */
export async function runWhyStuck(
  args: readonly string[],
  flags: WhyStuckFlags,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const request = whyStuckRequest(args, flags);
  if (!request.ok) return request;
  return withCluster(context, 'looking for what holds it …', async ({ reader }, done) => {
    const { readStuck } = await import('./read.ts');
    const reading = readStuck(request.value, reader, context);
    const { drawDiagnosis } = await import('../../views/diagnosis/diagnosis.ts');
    const report = await reading;
    done();
    if (!report.ok) return report;
    if (context.signal.aborted) return success(2);
    const { width, color } = context.terminal;
    await context.terminal.write(drawDiagnosis(report.value, { format: request.value.output, width, color }));
    return success(foundStuck(report.value) ? 1 : 0);
  });
}
