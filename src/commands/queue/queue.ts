import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { shownAddress } from '../../collect/prometheus/api.ts';
import { readAddress, readSavedPages } from '../../collect/queues/given-pages.ts';
import { type Result, success } from '../../objects/problem.ts';
import { judgePages } from '../../queues/judge-pages.ts';
import { isJudged, isTroubled, type PageSource, type QueueReport } from '../../queues/report.ts';
import { withoutControllers } from '../../queues/without-controllers.ts';
import { span } from '../../queues/words.ts';
import { readAccess } from '../prometheus/access.ts';
import type { QueueFlags } from './queue-flags.ts';
import { type LooksRequest, queueRequest } from './request.ts';

/** Runs `queue`: 0 nothing is in trouble, 1 something is, 2 no answer: also where no page tells of queues. */
export async function runQueue(
  args: readonly string[],
  flags: QueueFlags,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const request = queueRequest(args, flags);
  if (!request.ok) return request;
  const { from, format } = request.value;
  if (from.kind === 'ladder') return (await import('./ladder.ts')).runLadder({ ...from, format }, context);
  if (from.kind !== 'objects') return runLooks({ ...request.value, from }, context);
  const told = await (await import('./objects.ts')).runObjects({ ...from, format }, context);
  if (!told.ok) return told;
  if (told.value !== undefined) return success(told.value);
  const { args: named, credentials } = from;
  return runLooks({ ...request.value, from: { kind: 'cluster', target: named[0], credentials } }, context);
}

async function runLooks(request: LooksRequest, context: CommandContext): Promise<Result<ExitCode>> {
  const { watch } = request;
  if (watch === undefined) return runReport(request, context);
  return (await import('./watch.ts')).watchQueues(request, watch, context);
}

async function runReport(request: LooksRequest, context: CommandContext): Promise<Result<ExitCode>> {
  const report = await readReport(request, context);
  if (!report.ok) return report;
  if (context.signal.aborted) return success(2);
  const { drawQueues } = await import('../../views/queues/draw.ts');
  const { width, color } = context.terminal;
  await context.terminal.write(drawQueues(report.value, { format: request.format, width, color }));
  const { items } = report.value;
  if (items.some(isTroubled)) return success(1);
  return success(items.length === 0 || items.some(({ processes }) => processes.some(isJudged)) ? 0 : 2);
}

async function readReport(request: LooksRequest, context: CommandContext): Promise<Result<QueueReport>> {
  const { from, interval } = request;
  switch (from.kind) {
    case 'files':
      return givenReport({ kind: 'files', paths: from.paths }, await readSavedPages(from.paths, interval));
    case 'url': {
      const access = await readAccess(from.access, from.url, context.terminal);
      if (!access.ok) return access;
      const name = shownAddress(from.url);
      const done = context.terminal.progress(() => `reading ${name} twice, ${span(interval)} apart …`);
      const options = { ...access.value, signal: context.signal };
      const pages = await readAddress(from.url, { times: 2, interval, ...options });
      done();
      return givenReport({ kind: 'url', url: name }, pages);
    }
    case 'prometheus': {
      const access = await readAccess(
        from.access,
        from.at.kind === 'address' ? from.at.base : undefined,
        context.terminal,
      );
      if (!access.ok) return access;
      const { readFromPrometheus } = await import('./from-prometheus.ts');
      return readFromPrometheus({ ...from, options: { ...access.value, signal: context.signal } }, context);
    }
    case 'cluster':
      return (await import('./from-cluster.ts')).readFromCluster({ ...from, interval }, context);
  }
}

type Given = Awaited<ReturnType<typeof readSavedPages>>;

function givenReport(source: PageSource, pages: Given): Result<QueueReport> {
  if (!pages.ok) return pages;
  const { readings, gaps } = pages.value;
  const process = judgePages(source, readings);
  const processes = process === undefined ? [] : [process];
  return success({
    items: [{ operator: undefined, processes, missing: withoutControllers(processes, undefined) }],
    gaps,
    now: readings.at(-1)?.at ?? 0,
  });
}
