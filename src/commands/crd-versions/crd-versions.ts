import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { somethingToDo, type VersionsReport } from '../../versions/report.ts';
import { VERSIONS_FORMATS } from '../../views/versions/formats.ts';

/** The flags of `crd-versions` as the command line has them. */
export interface CrdVersionsFlags {
  readonly check: boolean;
  readonly output: string;
}

/** Runs `crd-versions`: 0 nothing is to be done, 1 something is, 2 no answer. */
export async function runCrdVersions(
  args: readonly string[],
  flags: CrdVersionsFlags,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const format = VERSIONS_FORMATS.find((known) => known === flags.output) ?? 'text';
  if (flags.check && format !== 'text') return failure('--check prints one line of text', 'Leave out --check or -o.');
  return withCluster(context, 'reading CRDs and their objects …', async ({ reader }, done) => {
    const { readVersions } = await import('./read.ts');
    const reading = readVersions(args, { count: format !== 'text', reader, signal: context.signal });
    const { drawAnswer, drawVersions } = await import('../../views/versions/versions.ts');
    const report = await reading;
    done();
    if (!report.ok) return report;
    if (context.signal.aborted) return success(2);
    const { width, color } = context.terminal;
    await context.terminal.write(
      flags.check
        ? drawAnswer(report.value, Number.POSITIVE_INFINITY)
        : drawVersions(report.value, { format, width, color }),
    );
    return success(exitCode(report.value));
  });
}

/** Of CRDs that were asked for by name nothing to do is said only where it can be told. */
function exitCode(report: VersionsReport): ExitCode {
  if (somethingToDo(report)) return 1;
  return report.named && report.definitions.some(({ verdict }) => verdict === 'unknown') ? 2 : 0;
}
