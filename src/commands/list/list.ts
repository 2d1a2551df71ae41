import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { stuckAfter } from '../../cli/flags/stuck-after.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { type Result, success } from '../../objects/problem.ts';
import { hidesOperators } from '../../operators/hides-operators.ts';
import { hasTrouble } from '../../operators/report.ts';
import { LIST_FORMATS } from '../../views/operators/formats.ts';

/** The flags of `list` as the command line has them. */
export interface ListFlags {
  readonly 'stuck-after': string;
  readonly output: string;
}

/**
 * Runs `list`: 0 all operators are healthy and nothing is stuck, 1 not so, 2 no answer, or no operator in what could be
 * read.
 */
export async function runList(flags: ListFlags, context: CommandContext): Promise<Result<ExitCode>> {
  const stuck = stuckAfter(flags['stuck-after']);
  if (!stuck.ok) return stuck;
  const format = LIST_FORMATS.find((known) => known === flags.output) ?? 'text';
  return withCluster(context, 'looking for operators …', async ({ reader }, done) => {
    const { readReport } = await import('./read.ts');
    const reading = readReport(stuck.value, reader, context);
    const { drawList } = await import('../../views/operators/list.ts');
    const report = await reading;
    done();
    if (!report.ok) return report;
    if (context.signal.aborted) return success(2);
    const { width, color } = context.terminal;
    await context.terminal.write(drawList(report.value, { format, width, color }));
    const hiding = report.value.operators.length === 0 ? report.value.gaps.find(hidesOperators) : undefined;
    if (hiding !== undefined) return { ok: false, problem: gapProblem(hiding) };
    return success(hasTrouble(report.value) ? 1 : 0);
  });
}
