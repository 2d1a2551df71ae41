import type { Judgement } from '../../queues/judgement.ts';
import type { JudgedController, JudgedProcess, OperatorQueues, QueueReport } from '../../queues/report.ts';
import { gapLines } from '../gap-lines.ts';
import { fittingTable } from '../text/fitting-columns.ts';
import { hanging } from '../text/hanging.ts';
import type { Paint } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { shorten, shortenWords } from '../text/shorten.ts';
import { renderTable } from '../text/table.ts';
import { wrap } from '../text/wrap.ts';
import { queueAnswer, sourceText } from './answer.ts';
import { COLUMNS, TONES } from './columns.ts';
import { processLines } from './process-lines.ts';

/** How to draw. */
export interface QueueTextOptions {
  /** Terminal columns; Infinity where nothing may be cut. */
  readonly width: number;
  readonly paint: Paint;
  /** All columns, and every judgement. */
  readonly wide: boolean;
}

/** The answer, then each operator: its controllers as a table, what is wrong in sentences, and what could not be read. */
export function queueText(report: QueueReport, options: QueueTextOptions): string {
  const { items } = report;
  const answer = wrap(sanitize(queueAnswer(report)), options.width);
  const several = items.length > 1;
  const parts = items.map((item) => itemText(item, several, options));
  const gaps = gapLines(report.gaps).map((line) => `${wrap(line, options.width)}\n`);
  return [`${answer}\n`, ...parts, ...(gaps.length > 0 ? [gaps.join('')] : [])]
    .filter((part) => part !== '')
    .join('\n');
}

function itemText(
  { operator, processes, missing }: OperatorQueues,
  several: boolean,
  options: QueueTextOptions,
): string {
  const { width, paint } = options;
  const name = operator === undefined ? '' : `${operator.namespace}/${operator.name}`;
  const head = several && name !== '' ? `${paint('strong', sanitize(name))}\n` : '';
  const texts = processes.map((process) => processText(process, options));
  const lines = missing.flatMap(({ text, next }) => [text, ...(next === undefined ? [] : [`→ ${next}`])]);
  return [head, ...texts, lines.flatMap((line) => hanging(sanitize(line), width).map((part) => `${part}\n`)).join('')]
    .filter((part) => part !== '')
    .join('');
}

function processText(process: JudgedProcess, options: QueueTextOptions): string {
  const { width, paint, wide } = options;
  const room = wide ? Number.POSITIVE_INFINITY : width;
  const head = `${wrap(paint('dim', sanitize(sourceText(process))), width)}\n`;
  const table = process.controllers.length === 0 ? '' : `${controllersTable(process.controllers, room, options)}`;
  const about = [
    ...process.judgements
      .filter(({ state }) => state !== 'standby' || wide)
      .map((judgement) => ({ who: '', judgement })),
    ...process.controllers.flatMap(({ rates, judgements }) =>
      judgements
        .filter(({ level }) => wide || level !== 'good')
        .map((judgement) => ({ who: rates.now.name, judgement })),
    ),
  ];
  const sentences = about.map(({ who, judgement }) => judgementText(who, judgement, options));
  const figures = wide
    ? processLines(process.rates)
        .map((line) => `${sanitize(line)}\n`)
        .join('')
    : '';
  return [head, table, figures, ...(sentences.length > 0 ? [`\n${sentences.join('')}`] : [])].join('');
}

function controllersTable(
  controllers: readonly JudgedController[],
  room: number,
  { paint, wide }: QueueTextOptions,
): string {
  const columns = COLUMNS.filter(({ wideOnly }) => wide || wideOnly !== true);
  const cells = controllers.map((controller) => columns.map(({ cell }) => cell(controller)));
  const fitting = fittingTable(columns, cells, room);
  return renderTable(fitting.columns, fitting.rows, room, paint);
}

function judgementText(
  who: string,
  { level, text, next, estimate }: Judgement,
  { width, paint }: QueueTextOptions,
): string {
  const lines = [
    `${who === '' ? '' : `${paint(TONES[level], shorten(sanitize(who)))}: `}${shortenWords(sanitize(text))}`,
    ...(estimate === undefined ? [] : [`  Estimate: ${sanitize(estimate)}.`]),
    ...(next === undefined ? [] : [`  → ${sanitize(next)}`]),
  ];
  return lines.flatMap((line) => hanging(line, width).map((part) => `${part}\n`)).join('');
}
