import type { OperatorHouse, Warning } from '../../../operators/house.ts';
import { formatAge } from '../../text/age.ts';
import type { Cell } from '../../text/table.ts';
import { type PageLayout, tableSection } from './section.ts';

const COLUMNS = [
  { title: 'LAST', giveWay: 9, least: 4 },
  { title: 'TIMES', giveWay: 9, least: 5 },
  { title: 'REASON', giveWay: 3, least: 12 },
  { title: 'ABOUT', giveWay: 4, least: 20 },
  { title: 'MESSAGE', giveWay: 1, least: 20 },
];

/** How many are shown; all are in `-o json`. */
const MOST = 10;

/** The latest warnings about it and its custom resources. */
export function warnings({ warnings: all, now }: OperatorHouse, layout: PageLayout): string {
  const more = all.length > MOST ? `, the latest ${MOST} of ${all.length}` : '';
  const rows = all.slice(0, MOST).map((warning) => row(warning, now));
  return tableSection(`Warnings${more}`, COLUMNS, rows, layout);
}

function row({ last, count, reason, about, namespace, message }: Warning, now: number): Cell[] {
  return [
    { text: last === undefined ? '' : formatAge(now - last) },
    { text: String(count) },
    { text: reason, tone: 'busy' },
    { text: namespace === '' ? about : `${about} in ${namespace}` },
    { text: message },
  ];
}
