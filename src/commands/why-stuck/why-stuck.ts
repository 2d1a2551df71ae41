import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { openReader } from '../../cli/open-reader.ts';
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
  const reader = await openReader(context);
  if (!reader.ok) return reader;
  const close = () => void reader.value.close();
  context.signal.addEventListener('abort', close, { once: true });
  // The first question is on its way while the rest of the program is loaded.
  void reader.value.discover();
  const done = context.terminal.progress(() => 'looking for what holds it …');
  try {
    const { readStuck } = await import('./read.ts');
    const reading = readStuck(request.value, reader.value, context);
    const { drawDiagnosis } = await import('../../views/diagnosis/diagnosis.ts');
    const report = await reading;
    done();
    if (!report.ok) return report;
    if (context.signal.aborted) return success(2);
    const { width, color } = context.terminal;
    await context.terminal.write(drawDiagnosis(report.value, { format: request.value.output, width, color }));
    return success(foundStuck(report.value) ? 1 : 0);
  } finally {
    done();
    context.signal.removeEventListener('abort', close);
    await reader.value.close();
  }
}
