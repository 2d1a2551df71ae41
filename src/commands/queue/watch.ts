import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandContext, ExitCode } from '../../cli/command.ts';
import type { QueueWatch, WatchLook } from '../../collect/queues/queue-watch.ts';
import { watchAddress } from '../../collect/queues/watch-address.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { QueueHistory } from '../../queues/watch/history.ts';
import { drawLook } from '../../views/queues/draw-look.ts';
import type { QueueFormat } from '../../views/queues/formats.ts';
import type { SeenLook } from '../../views/queues/live/seen.ts';
import { sanitize } from '../../views/text/sanitize.ts';
import { readAccess } from '../prometheus/access.ts';
import type { LooksRequest, QueueRequest } from './request.ts';
import type { WatchRequest } from './watch-request.ts';

/** News that is kept. */
const NEWS = 10;

/** Runs `queue --watch` until the user ends it: 0, whatever was seen, as with kubectl get -w. */
export async function watchQueues(
  request: LooksRequest,
  watch: WatchRequest,
  context: CommandContext,
): Promise<Result<ExitCode>> {
  const { from, interval } = request;
  const show = (queues: QueueWatch) => showWatch(queues, request, watch, context);
  switch (from.kind) {
    case 'url': {
      const access = await readAccess(from.access, from.url, context.terminal);
      if (!access.ok) return access;
      const queues = await watchAddress(from.url, { ...access.value, signal: context.signal });
      return queues.ok ? show(queues.value) : queues;
    }
    case 'cluster': {
      const { watchFromCluster } = await import('./watch-cluster.ts');
      return watchFromCluster({ ...from, interval }, context, show);
    }
    case 'files':
    case 'prometheus':
      return failure('--watch needs pages that can be read again', 'Leave it out.');
  }
}

async function showWatch(
  queues: QueueWatch,
  { interval, format }: QueueRequest,
  { sort }: WatchRequest,
  { terminal, environment, signal }: CommandContext,
): Promise<Result<ExitCode>> {
  const isText = format === 'text' || format === 'wide';
  if (isText && terminal.interactive && environment.env.TERM !== 'dumb') {
    const stop = new AbortController();
    const { showQueues } = await import('../../views/live/show-queues.tsx');
    const { showsUnicode } = await import('../../views/live/glyphs.ts');
    const { createPaint } = await import('../../views/text/paint.ts');
    const looks = seenLooks(queues, interval, AbortSignal.any([signal, stop.signal]));
    const first = await looks.next();
    if (first.done === true) return success(0);
    const subscribe = (onLook: (look: SeenLook) => void) => {
      void (async () => {
        for await (const look of looks) onLook(look);
      })();
      return () => stop.abort();
    };
    const options = { interval, paint: createPaint(terminal.color), unicode: showsUnicode(environment.env) };
    await showQueues(terminal, { first: first.value, subscribe, sort, options }, signal);
    stop.abort();
    return success(0);
  }
  await writeLooks(queues, interval, format, { terminal, signal });
  return success(0);
}

/** A line or a document for each look, until whoever reads them has gone, as head does. */
async function writeLooks(
  queues: QueueWatch,
  interval: number,
  format: QueueFormat,
  { terminal, signal }: Pick<CommandContext, 'terminal' | 'signal'>,
): Promise<void> {
  const gone = new AbortController();
  const onGone = () => gone.abort();
  terminal.stdout.once('error', onGone);
  const draw = drawLook(format);
  for await (const { report, news } of looksOf(queues, interval, AbortSignal.any([signal, gone.signal]))) {
    for (const text of news) terminal.warn(sanitize(text));
    const text = draw(report);
    if (text !== '') await terminal.write(text);
  }
  terminal.stdout.off('error', onGone);
}

/** Looks with what was seen before them. */
async function* seenLooks(
  queues: QueueWatch,
  interval: number,
  signal: AbortSignal,
): AsyncGenerator<SeenLook, undefined> {
  const history = new QueueHistory();
  let news: SeenLook['news'] = [];
  for await (const { report, news: texts } of looksOf(queues, interval, signal)) {
    news = [...news, ...texts.map((text) => ({ at: report.now, text }))].slice(-NEWS);
    yield { report, points: history.add(report), news };
  }
}

/** Looks again and again, the interval from the beginning of one to that of the next. */
async function* looksOf(
  queues: QueueWatch,
  interval: number,
  signal: AbortSignal,
): AsyncGenerator<WatchLook, undefined> {
  while (!signal.aborted) {
    const started = performance.now();
    const look = await queues.look();
    if (signal.aborted) return;
    yield look;
    const rest = interval - (performance.now() - started);
    await sleep(Math.max(0, rest), undefined, { signal }).catch(() => undefined);
  }
}
