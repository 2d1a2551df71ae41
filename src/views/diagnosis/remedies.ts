import type { Remedy } from '../../diagnosis/finding.ts';
import { sanitize } from '../text/sanitize.ts';
import { type Layout, paragraph } from './lines.ts';

/** What to do, in order: the command on lines of its own, never wrapped so that it can be copied, then what follows from it. */
export function remediesText(remedies: readonly Remedy[], layout: Layout): string {
  if (remedies.length === 0) return '';
  const items = distinct(remedies).map((remedy, at) => {
    const number = `  ${at + 1}. `;
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
  });
  return `\nWhat to do\n${items.join('')}`;
}

function distinct(remedies: readonly Remedy[]): Remedy[] {
  return [...new Map(remedies.map((remedy) => [`${remedy.command} ${remedy.effect}`, remedy])).values()];
}
