import type { OperatorHouse } from '../../../operators/house.ts';
import { lineSection, type PageLayout, textSection } from './section.ts';

/** How all of this is known, strongest first, and what contradicts it. */
export function evidence({ status: { operator } }: OperatorHouse, layout: PageLayout): string {
  const rows = operator.evidence.map(({ weight, source, text }) => ({
    cells: [{ text: weight }, { text: source }],
    text,
  }));
  return `${textSection('Evidence', ['WEIGHT', 'SOURCE', 'SEEN'], rows, layout)}${lineSection('Contradictions', operator.contradictions, layout)}`;
}
