import stringWidth from 'string-width';

/** Breaks a line at blanks so that no part is wider than a terminal; a word that is wider stands alone. */
export function wrap(line: string, width: number): string {
  if (stringWidth(line) <= width) return line;
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && stringWidth(longer) > width) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current].join('\n');
}
