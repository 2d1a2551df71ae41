import { quantile } from '../../metrics/histogram.ts';
import type { Histogram } from '../../metrics/page.ts';
import { ended, grew } from '../../queues/figures.ts';
import type { Judgement } from '../../queues/judgement.ts';
import type { JudgedController } from '../../queues/report.ts';
import { percent, perSecond, span } from '../../queues/words.ts';
import type { SpareColumn } from '../text/fitting-columns.ts';
import type { Tone } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { shorten } from '../text/shorten.ts';
import type { Cell } from '../text/table.ts';

/** A column of the table of controllers. */
export interface QueueColumn extends SpareColumn {
  readonly cell: (controller: JudgedController) => Cell;
  readonly wideOnly?: boolean;
}

/** How bad a judgement is, as a colour. */
export const TONES: Readonly<Record<Judgement['level'], Tone>> = { bad: 'bad', note: 'busy', good: 'good' };

/** The table of controllers, a row each. */
export const COLUMNS: readonly QueueColumn[] = [
  {
    title: 'CONTROLLER',
    giveWay: 4,
    least: 10,
    cell: ({ rates }) => ({ text: shorten(sanitize(rates.now.name)), tone: 'strong' }),
  },
  {
    title: 'READY',
    giveWay: 9,
    least: 5,
    cell: ({ rates: { now } }) => ({ text: depthText(now.depth, now.depthByPriority) }),
  },
  {
    ...{ title: 'ADDS', giveWay: 9, least: 5, wideOnly: true },
    cell: ({ rates }) => ({
      text: rates.counts.adds === undefined ? '' : perSecond(grew(rates, 'adds'), rates.seconds),
    }),
  },
  {
    ...{ title: 'RECONCILES', giveWay: 9, least: 6, spare: 3 },
    cell: ({ rates }) => ({
      text: rates.seconds <= 0 || isUncounted(rates) ? '' : perSecond(ended(rates), rates.seconds),
    }),
  },
  {
    title: 'OK',
    giveWay: 9,
    least: 3,
    spare: 2,
    cell: (one) => share(one, (rates) => ended(rates) - grew(rates, 'error')),
  },
  { title: 'ERROR', giveWay: 9, least: 4, cell: (one) => share(one, (rates) => grew(rates, 'error'), 'bad') },
  {
    ...{ title: 'REQUEUE', giveWay: 9, least: 4, wideOnly: true },
    cell: (one) => share(one, (rates) => grew(rates, 'requeue')),
  },
  {
    ...{ title: 'AFTER', giveWay: 9, least: 4, wideOnly: true },
    cell: (one) => share(one, (rates) => grew(rates, 'requeue_after')),
  },
  {
    ...{ title: 'WAIT p50/p99', giveWay: 9, least: 7, spare: 1 },
    cell: ({ rates }) => ({ text: quantilesText(rates.wait, [0.5, 0.99]) }),
  },
  {
    ...{ title: 'WORK p50/p99', giveWay: 9, least: 7, spare: 2 },
    cell: ({ rates }) => ({ text: quantilesText(rates.work, [0.5, 0.99]) }),
  },
  {
    title: 'WORKERS',
    giveWay: 9,
    least: 6,
    spare: 4,
    cell: ({ rates: { now } }) => ({ text: workersText(now.busy, now.workers) }),
  },
  {
    ...{ title: 'LONGEST', giveWay: 9, least: 4, wideOnly: true },
    cell: ({ rates: { now } }) => ({ text: now.longest === undefined || now.longest === 0 ? '' : span(now.longest) }),
  },
  {
    ...{ title: 'STATE', giveWay: 8, least: 12 },
    cell: ({ judgements }) => ({
      text: stateText(judgements),
      tone: TONES[judgements[0]?.level ?? 'note'],
    }),
  },
];

/** The states that count: all that are bad, else the first. */
export function stateText(judgements: readonly Judgement[]): string {
  const bad = judgements.filter(({ level }) => level === 'bad');
  const shown = bad.length > 0 ? bad : judgements.slice(0, 1);
  return shown.map(({ state }) => STATE_WORDS[state]).join(', ');
}

/** States as people read them. */
const STATE_WORDS: Readonly<Record<Judgement['state'], string>> = {
  'nobody-leads': 'nobody leads',
  'hung-worker': 'hung worker',
  restarted: 'restarted',
  'gave-up': 'gave up',
  failing: 'failing',
  'hot-loop': 'hot loop',
  stalled: 'stalled',
  saturated: 'saturated',
  'rate-limited': 'rate-limited',
  'webhook-failing': 'webhook failing',
  throttled: 'throttled',
  'webhook-slow': 'webhook slow',
  requeueing: 'requeueing',
  contradiction: 'contradiction',
  slow: 'slow',
  'timer-driven': 'timer-driven',
  healthy: 'healthy',
  idle: 'idle',
  standby: 'standby',
  unknown: 'unknown',
};

function share(
  { rates }: JudgedController,
  part: (rates: JudgedController['rates']) => number,
  tone: Tone = 'plain',
): Cell {
  if (rates.counts.success === undefined && rates.counts.error === undefined) return { text: '' };
  const all = ended(rates);
  if (all === 0) return { text: '' };
  const count = part(rates);
  return { text: percent(count, all), tone: count > 0 ? tone : 'plain' };
}

/** JOSDK's counters come up with the first reconcile; those of others are there from the start. */
function isUncounted({ counts, now }: JudgedController['rates']): boolean {
  return counts.reconciles === undefined && now.framework !== 'josdk';
}

function depthText(depth: number | undefined, byPriority: readonly { priority: string; depth: number }[]): string {
  if (depth === undefined) return '';
  const waiting = byPriority.filter((one) => one.depth > 0);
  if (waiting.length < 2) return String(depth);
  return `${depth} (${waiting.map((one) => `${one.priority}:${one.depth}`).join(' ')})`;
}

function workersText(busy: number | undefined, workers: number | undefined): string {
  if (busy === undefined) return '';
  return workers === undefined ? `${busy} busy` : `${busy} of ${workers}`;
}

/** `2ms/40ms`: by interpolation where buckets are fine; where they are whole decades, `≤10ms` is all that is known. */
export function quantilesText(histogram: Histogram | undefined, wanted: readonly number[]): string {
  if (histogram === undefined || histogram.count === 0) return '';
  // Of a summary nothing but count and sum is known.
  return histogram.buckets.length === 0 ? '' : wanted.map((q) => quantileText(histogram, q)).join(' / ');
}

/** Beyond this ratio of its bucket's ends an interpolated value says more than is known. */
const COARSE = 4;

function quantileText(histogram: Histogram, q: number): string {
  const found = quantile(histogram, q);
  if (found === undefined) return '';
  const { from, to, estimate } = found;
  if (!Number.isFinite(to)) return `>${span(from * 1000)}`;
  return from <= 0 || to / from > COARSE ? `≤${span(to * 1000)}` : span(estimate * 1000);
}
