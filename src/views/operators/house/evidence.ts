import type { OperatorHouse } from '../../../operators/house.ts';
import { lineSection, type PageLayout, tableSection } from './section.ts';

const COLUMNS = [
  { title: 'WEIGHT', giveWay: 9, least: 6 },
  { title: 'SOURCE', giveWay: 9, least: 6 },
  { title: 'SEEN', giveWay: 1, least: 20 },
];

/** How all of this is known, strongest first, and what contradicts it. */
export function evidence({ status: { operator } }: OperatorHouse, layout: PageLayout): string {
  const rows = operator.evidence.map(({ weight, source, text }) => [{ text: weight }, { text: source }, { text }]);
  return `${tableSection('Evidence', COLUMNS, rows, layout)}${lineSection('Contradictions', operator.contradictions, layout)}`;
}
