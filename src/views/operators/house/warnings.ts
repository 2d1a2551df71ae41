import type { OperatorHouse, Warning } from '../../../operators/house.ts';
import { formatAge } from '../../text/age.ts';
import type { Cell } from '../../text/table.ts';
import { type PageLayout, textSection } from './section.ts';

const COLUMNS = ['LAST', 'TIMES', 'REASON', 'ABOUT', 'MESSAGE'];

/** How many are shown; all are in `-o json`. */
const MOST = 10;

/** The latest warnings about it and its custom resources. */
export function warnings({ warnings: all, now }: OperatorHouse, layout: PageLayout): string {
  const more = all.length > MOST ? `, the latest ${MOST} of ${all.length}` : '';
  const rows = all.slice(0, MOST).map((warning) => row(warning, now));
  return textSection(`Warnings${more}`, COLUMNS, rows, layout);
}

function row(
  { last, count, reason, about, namespace, message }: Warning,
  now: number,
): { cells: Cell[]; text: string } {
  const cells: Cell[] = [
    { text: last === undefined ? '' : formatAge(now - last) },
    { text: String(count) },
    { text: reason, tone: 'busy' },
    { text: namespace === '' ? about : `${about} in ${namespace}` },
  ];
  return { cells, text: message };
}
