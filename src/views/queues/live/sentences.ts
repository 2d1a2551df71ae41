import type { Judgement } from '../../../queues/judgement.ts';
import type { QueueReport } from '../../../queues/report.ts';
import type { QueueRow } from '../../../queues/watch/row.ts';
import { gapLines } from '../../gap-lines.ts';
import { hanging } from '../../text/hanging.ts';
import type { Paint } from '../../text/paint.ts';
import { sanitize } from '../../text/sanitize.ts';
import { shorten, shortenWords } from '../../text/shorten.ts';
import { sourceText } from '../answer.ts';
import { TONES } from '../columns.ts';
import { isReadOnce } from './columns.ts';

interface SentenceOptions {
  readonly width: number;
  readonly paint: Paint;
}

/**
 * What is to be said of some rows, in lines: of one that was chosen all, of others what is not good.
 * @param whole all of it
 */
export function sentences(
  rows: readonly QueueRow[],
  whole: boolean,
  { gaps }: QueueReport,
  options: SentenceOptions,
): readonly string[] {
  const said = rows.flatMap((row) => rowSentences(row, whole, options));
  const unread = whole ? [] : gapLines(gaps).flatMap((line) => hanging(line, options.width));
  return [...said, ...unread];
}

function rowSentences(row: QueueRow, whole: boolean, { width, paint }: SentenceOptions): string[] {
  const { operator, name, process, judgements, missing } = row;
  const who = name ?? operator;
  const head =
    whole && process !== undefined ? [paint('dim', sanitize(`${operator} ${sourceText(process)}`.trim()))] : [];
  const said = judgements
    .filter(({ level }) => (whole || level !== 'good') && !isReadOnce(row))
    .flatMap((judgement) => judgementLines(judgement, who, whole, paint));
  const unread = missing.flatMap(({ text, next }) => [
    `${paint('busy', sanitize(who))}${who === '' ? '' : ': '}${sanitize(text)}`,
    ...(next === undefined ? [] : [`  → ${sanitize(next)}`]),
  ]);
  return [...head, ...said, ...unread].flatMap((line) => hanging(line, width));
}

function judgementLines(
  { level, text, next, estimate }: Judgement,
  who: string,
  whole: boolean,
  paint: Paint,
): string[] {
  return [
    `${who === '' ? '' : `${paint(TONES[level], shorten(sanitize(who)))}: `}${shortenWords(sanitize(text))}`,
    ...(estimate === undefined || !whole ? [] : [`  Estimate: ${sanitize(estimate)}.`]),
    ...(next === undefined ? [] : [`  → ${sanitize(next)}`]),
  ];
}
