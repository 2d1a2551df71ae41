import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { stuckAfter } from '../../cli/flags/stuck-after.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { isTroubled } from '../../operators/report.ts';
import { DESCRIBE_FORMATS } from '../../views/operators/formats.ts';

/** The flags of `describe` as the command line has them. */
export interface DescribeFlags {
  readonly 'stuck-after': string;
  readonly output: string;
}

/** Runs `describe`: 0 the operator is healthy and nothing of it is stuck, 1 not so, 2 no answer. */
export async function runDescribe(
  [name]: readonly string[],
  flags: DescribeFlags,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  if (name === undefined)
    return failure('no operator is named', 'kubectl operator list lists those that are there; describe takes one.');
  const stuck = stuckAfter(flags['stuck-after']);
  if (!stuck.ok) return stuck;
  const format = DESCRIBE_FORMATS.find((known) => known === flags.output) ?? 'text';
  return withCluster(context, 'reading the cluster …', async ({ reader }, done) => {
    const { readHouse } = await import('./read.ts');
    const reading = readHouse({ name, stuckAfter: stuck.value }, reader, context);
    const { drawHouse } = await import('../../views/operators/describe.ts');
    const house = await reading;
    done();
    if (!house.ok) return house;
    if (context.signal.aborted) return success(2);
    const { width, color } = context.terminal;
    await context.terminal.write(drawHouse(house.value, { format, width, color }));
    return success(isTroubled(house.value.status) ? 1 : 0);
  });
}
