import type { Remedy } from '../../diagnosis/finding.ts';
import type { RootCause } from '../../diagnosis/root-causes.ts';
import { excerpt } from '../../objects/words.ts';
import { sanitize } from '../text/sanitize.ts';
import { type Layout, paragraph } from './lines.ts';

/** Causes whose remedies are told; who has mended those asks again. */
const MOST = 3;

/**
 * What to do about the causes that all have to be mended, in order: each command on lines of its own, never wrapped so that
 * it can be copied, then what follows from it. '' where nothing can be done.
 */
export function remediesText(causes: readonly RootCause[], layout: Layout): string {
  const told = causes.filter(({ remedies }) => remedies.length > 0).slice(0, MOST);
  if (told.length === 0) return '';
  const parts = told.map(({ summary, remedies }) => {
    const about = told.length === 1 ? '' : paragraph(`Since ${excerpt(summary)}:`, '  ', layout);
    return `${about}${distinct(remedies)
      .map((remedy, at) => remedyText(remedy, at + 1, layout))
      .join('')}`;
  });
  return `\nWhat to do\n${parts.join('')}`;
}

function remedyText(remedy: Remedy, place: number, layout: Layout): string {
  const number = `  ${place}. `;
  const indent = ' '.repeat(number.length);
  const warning = remedy.safety === 'last-resort' ? 'Last resort. ' : '';
  const left =
    remedy.leavesBehind === undefined
      ? ''
      : paragraph(`Leaves behind: ${remedy.leavesBehind.text} (${remedy.leavesBehind.source})`, indent, layout);
  const effect = paragraph(`${warning}${remedy.effect}`, indent, layout);
  if (remedy.command === undefined) return `${number}${effect.slice(indent.length)}${left}`;
  const commands = remedy.command.split('\n').map((line, index) => {
    const shown = layout.paint('strong', sanitize(line));
    return `${index === 0 ? number : indent}${shown}\n`;
  });
  return `${commands.join('')}${effect}${left}`;
}

function distinct(remedies: readonly Remedy[]): Remedy[] {
  return [...new Map(remedies.map((remedy) => [`${remedy.command} ${remedy.effect}`, remedy])).values()];
}
