import { ended, grew } from '../../../queues/figures.ts';
import type { ControllerRates } from '../../../queues/rates.ts';
import type { HistoryPoint } from '../../../queues/watch/history.ts';
import type { QueueRow } from '../../../queues/watch/row.ts';
import type { Tone } from '../../text/paint.ts';
import { quantilesText, stateText, TONES } from '../columns.ts';

/** A column of the live table. */
export interface LiveColumn {
  readonly title: string;
  /** Terminal columns; `rest` shares what is left, `text` is as wide as its longest text, within limits. */
  readonly width: number | { readonly kind: 'spark' | 'text'; readonly least: number; readonly most: number };
  readonly right?: boolean;
  /** On a narrow screen the column with the lowest number goes first; absent: never. */
  readonly spare?: number;
  readonly cell: (row: QueueRow) => { readonly text: string; readonly tone?: Tone };
  /** Of a sparkline. */
  readonly points?: (point: HistoryPoint) => number | undefined;
}

const MOST_POINTS = 120;

/** In the order of the screen. */
export const LIVE_COLUMNS: readonly LiveColumn[] = [
  {
    ...{ title: 'OPERATOR', width: { kind: 'text', least: 16, most: 40 }, spare: 5 },
    cell: ({ operator }) => ({ text: operator.slice(operator.indexOf('/') + 1) }),
  },
  {
    ...{ title: 'CONTROLLER', width: { kind: 'text', least: 10, most: 40 } },
    cell: ({ name, process }) =>
      name === undefined
        ? { text: process === undefined ? '(not read)' : '(process)', tone: 'dim' }
        : { text: name, tone: 'strong' },
  },
  {
    ...{ title: 'READY', width: 5, right: true, spare: 8 },
    cell: figure(({ now }) => (now.depth === undefined ? '' : countText(now.depth))),
  },
  {
    ...{ title: '', width: { kind: 'spark', least: 5, most: MOST_POINTS }, spare: 4 },
    cell: () => ({ text: '' }),
    points: ({ depth }) => depth,
  },
  {
    ...{ title: 'REC/S', width: 5, right: true, spare: 7 },
    cell: figure((rates) => rateText(ended(rates), rates.seconds)),
  },
  {
    ...{ title: '', width: { kind: 'spark', least: 5, most: MOST_POINTS }, spare: 3 },
    cell: () => ({ text: '' }),
    points: ({ rate }) => rate,
  },
  {
    ...{ title: 'ERR/S', width: 5, right: true, spare: 6 },
    cell: (row) => {
      const { controller } = row;
      if (controller === undefined) return { text: '' };
      const errors = grew(controller.rates, 'error');
      return { text: rateText(errors, controller.rates.seconds), tone: errors > 0 ? 'bad' : 'plain' };
    },
  },
  {
    ...{ title: 'WAIT99', width: 7, right: true, spare: 2 },
    cell: figure(({ wait }) => quantilesText(wait, [0.99])),
  },
  {
    ...{ title: 'WORK99', width: 7, right: true, spare: 1 },
    cell: figure(({ work }) => quantilesText(work, [0.99])),
  },
  {
    ...{ title: 'BUSY', width: 5, right: true, spare: 0 },
    cell: figure(({ now: { busy, workers } }) =>
      busy === undefined ? '' : workers === undefined ? String(busy) : `${busy}/${workers}`,
    ),
  },
  {
    ...{ title: 'STATE', width: { kind: 'text', least: 10, most: 40 } },
    cell: (row) => {
      const { judgements } = row;
      const [first] = judgements;
      if (isReadOnce(row)) return { text: 'read once', tone: 'dim' };
      return first === undefined
        ? { text: 'not read', tone: 'busy' }
        : { text: stateText(judgements), tone: TONES[first.level] };
    },
  },
];

function figure(text: (rates: ControllerRates) => string): LiveColumn['cell'] {
  return ({ controller }) => ({ text: controller === undefined ? '' : text(controller.rates) });
}

/** Whether a controller has no rates yet, and so no state. */
export function isReadOnce({ controller }: QueueRow): boolean {
  return controller !== undefined && controller.rates.seconds <= 0;
}

/** A count in five columns. */
export function countText(count: number): string {
  if (count < 99_999.5) return String(count);
  return count < 999_500 ? `${Math.round(count / 1000)}k` : `${(count / 1_000_000).toPrecision(3)}M`;
}

/** So many a second, without the unit, which the title has; empty before two looks. */
export function rateText(count: number, seconds: number): string {
  if (seconds <= 0) return '';
  const rate = count / seconds;
  if (rate === 0) return '0';
  return rate < 0.01 ? '<0.01' : String(Number(rate >= 10 ? rate.toFixed(0) : rate.toPrecision(2)));
}
