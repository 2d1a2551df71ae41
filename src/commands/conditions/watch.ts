import type { CommandContext, ExitCode } from '../../cli/command.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import { LiveHistory } from '../../collect/history/live-history.ts';
import type { Timeline } from '../../history/timeline.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { historyAnswer } from '../../views/history/answer.ts';
import { drawNews } from '../../views/history/news.ts';
import { showsUnicode } from '../../views/live/glyphs.ts';
import { createPaint } from '../../views/text/paint.ts';
import { sanitize } from '../../views/text/sanitize.ts';
import { readFacts } from './facts.ts';
import type { ConditionsRequest } from './request.ts';

/** How far back the lanes of a live view go to begin with, in milliseconds. */
const SPAN = 30 * 60_000;
/** Things that happen within so many milliseconds are drawn at once. */
const TOGETHER = 100;
/** Ages and the axis go on, though nothing happens; milliseconds. */
const TICK = 5000;

/** Runs `conditions --watch` until the user ends it: 0, whatever was seen, as with kubectl get -w. */
export function watchConditions(request: ConditionsRequest, context: CommandContext): Promise<Result<ExitCode>> {
  return withCluster(context, 'reading the cluster …', async ({ reader }, done) => {
    if (reader.source.kind === 'capture')
      return failure('a capture does not change', 'Leave --watch out, or watch the live cluster.');
    const { format, wanted, tree, period } = request;
    if (format === 'html')
      return failure('a report does not change once it is written', 'Leave --watch or -o html out.');
    if (period(reader.now()).until !== undefined)
      return failure('--watch goes on from now, and --until ends before', 'Leave one of them out.');
    const discovery = await reader.discover();
    if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
    const readAt = reader.now();
    const facts = await readFacts(request, reader, discovery.value, context);
    if (!facts.ok) return facts;
    const {
      terminal,
      environment,
      global: { allNamespaces },
    } = context;
    const isSelected = wanted.kind === 'selected';
    const selector = isSelected ? wanted.selector : undefined;
    const wish = { objects: facts.value.objects, selector, isSelected, tree };
    const live = new LiveHistory(facts.value, wish, reader, discovery.value, { allNamespaces, readAt });
    done();
    const isText = format === 'text' || format === 'wide';
    const isLive = isText && terminal.interactive && environment.env.TERM !== 'dumb';
    await (isLive ? showScreen(live, request, context) : writeNews(live, request, context));
    return success(0);
  });
}

async function showScreen(
  live: LiveHistory,
  { period }: ConditionsRequest,
  { terminal, environment, signal }: CommandContext,
): Promise<void> {
  const { showHistory } = await import('../../views/live/show-history.tsx');
  const stop = new AbortController();
  const timeline = () => live.timeline(period(Date.now()));
  const first = timeline();
  const subscribe = (onTimeline: (timeline: Timeline) => void) => {
    let due: NodeJS.Timeout | undefined;
    const draw = () => {
      due = undefined;
      onTimeline(timeline());
    };
    const tick = setInterval(draw, TICK);
    void live.follow(
      () => {
        due ??= setTimeout(draw, TOGETHER);
      },
      AbortSignal.any([signal, stop.signal]),
    );
    return () => {
      stop.abort();
      clearInterval(tick);
      clearTimeout(due);
    };
  };
  const options = { paint: createPaint(terminal.color), unicode: showsUnicode(environment.env) };
  const { from } = first.period;
  const span = from === undefined ? SPAN : Math.max(60_000, first.now - from);
  await showHistory(terminal, { first, subscribe, span, options }, signal);
  stop.abort();
}

/** A line or a document for each thing that happens, until whoever reads them has gone, as head does. */
async function writeNews(
  live: LiveHistory,
  { format, period }: ConditionsRequest,
  { terminal, signal }: CommandContext,
): Promise<void> {
  const gone = new AbortController();
  const onGone = () => gone.abort();
  terminal.stdout.once('error', onGone);
  const paint = createPaint(terminal.color);
  if (format === 'text' || format === 'wide')
    await terminal.write(`${sanitize(historyAnswer(live.timeline(period(Date.now()))))}\n`);
  await live.follow(
    (entries) => {
      const text = drawNews(entries, format, paint);
      if (text !== '') void terminal.write(text);
    },
    AbortSignal.any([signal, gone.signal]),
  );
  terminal.stdout.off('error', onGone);
}
