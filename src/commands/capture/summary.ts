import type { CaptureTally } from '../../cluster/capture/write/tally.ts';
import type { Gap, GapReason } from '../../objects/gap.ts';
import { subjectText } from '../../objects/gap-text.ts';

/** Names listed of each reason; the rest is counted. */
const MOST_NAMES = 8;

const REASONS = {
  forbidden: 'forbidden',
  unauthorized: 'not authorised',
  unavailable: 'unavailable',
  timeout: 'no answer in time',
  'not-found': 'not found',
  throttled: 'refused because of load',
  invalid: 'not understood',
  'not-captured': 'not in the source',
} satisfies Record<GapReason, string>;

/** What is being done, while it is being done. */
export function progressText(tally: CaptureTally, types: number): string {
  return `capturing: ${tally.types} of ${count(types, 'type')}, ${count(tally.objects, 'object')}${besides(tally)}${tally.scraping === true ? ', looking at metrics …' : ''}`;
}

/** What was written, in one line, and what was not, in one line for each reason. */
export function summaryLines(
  file: string,
  size: string,
  scope: string,
  tally: CaptureTally,
  gaps: readonly Gap[],
): readonly string[] {
  const what = `${count(tally.objects, 'object')} of ${count(tally.types, 'type')}${besides(tally)}`;
  return [`wrote ${file}: ${what}, ${scope} (${size})`, ...missingLines(gaps)];
}

/** What there is besides objects. */
function besides({ logs, pages }: CaptureTally): string {
  const log = logs > 0 ? `, ${count(logs, 'log')}` : '';
  return pages > 0 ? `${log}, ${count(pages, 'page')} of metrics` : log;
}

function missingLines(gaps: readonly Gap[]): string[] {
  const byReason = Map.groupBy(gaps, ({ reason }) => reason);
  return [...byReason].map(([reason, some]) => {
    const names = [...new Set(some.map(({ subject }) => subjectText(subject)))].sort();
    const more = names.length > MOST_NAMES ? `, and ${names.length - MOST_NAMES} more` : '';
    return `not captured, ${REASONS[reason]} (${some.length}): ${names.slice(0, MOST_NAMES).join(', ')}${more}`;
  });
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;
}
