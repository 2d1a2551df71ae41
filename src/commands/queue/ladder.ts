import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { MOMENT_FORMS, parseMoment } from '../../cli/flags/moment.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import { findSubjects } from '../../collect/queues/live-subjects.ts';
import { readObjectLogs } from '../../collect/queues/object-logs.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { ladderTable, RETRIER_NAMES, retrierNamed } from '../../queues/ladder.ts';
import { retrierOf } from '../../queues/object/retrier.ts';
import type { QueueFormat } from '../../views/queues/formats.ts';
import { type DrawnLadder, drawLadder } from '../../views/queues/ladder.ts';

/** Whose ladder is asked for. */
export interface LadderRequest {
  /** A framework, an operator or a type. */
  readonly target: string | undefined;
  /** When it failed first, as it was written. */
  readonly since: string | undefined;
  readonly format: QueueFormat;
}

/** Writes a back-off ladder out. A framework takes no cluster. */
export async function runLadder(request: LadderRequest, context: CommandContext): Promise<Result<ExitCode>> {
  const { target, since, format } = request;
  const now = Date.now();
  const start = since === undefined ? undefined : parseMoment(since, now);
  if (since !== undefined && start === undefined)
    return failure(`--since ${since} is no time`, `Write it as ${MOMENT_FORMS}.`);
  if (target === undefined)
    return failure(
      '--explain-backoff needs to know whose',
      `Name an operator, a type or one of ${RETRIER_NAMES.join(', ')}.`,
    );
  const whose = await whoseLadder(target, context);
  if (!whose.ok) return whose;
  const { width, color } = context.terminal;
  await context.terminal.write(drawLadder({ ...whose.value, start, now }, { format, width, color }));
  return success(0);
}

async function whoseLadder(
  target: string,
  context: CommandContext,
): Promise<Result<Pick<DrawnLadder, 'table' | 'operator'>>> {
  const named = retrierNamed(target);
  if (named !== undefined) return success({ table: ladderTable(named), operator: undefined });
  return withCluster(context, 'looking for the operator …', async ({ reader }) => {
    const discovery = await reader.discover();
    if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
    const { global, signal } = context;
    const namespace = global.allNamespaces ? undefined : global.connection.namespace;
    const found = await findSubjects(reader, discovery.value, { target, namespace, signal });
    if (!found.ok) return found;
    const operator = found.value.subjects[0]?.operator;
    if (operator === undefined) return failure(`no operator ${target} was found`, 'kubectl operator list lists them.');
    const logs =
      operator.framework === 'unknown' ? await readObjectLogs(reader, found.value.subjects[0]?.pods ?? [], []) : [];
    const retrier = retrierOf({ framework: operator.framework, readings: [], logs, object: undefined });
    if (retrier === 'unknown')
      return failure(
        `which framework ${operator.name} is written with is not known`,
        `Name one of ${RETRIER_NAMES.join(', ')}.`,
      );
    return success({
      table: ladderTable(retrier),
      operator: `${operator.name} in ${operator.namespace}`,
    });
  });
}
