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

/** The same, and words that are wider than the terminal are broken, so that nothing of them is lost and nothing sticks out. */
export function wrapWhole(line: string, width: number): string {
  if (!Number.isFinite(width)) return line;
  const words = line.split(' ').map((word) => (stringWidth(word) <= width ? word : broken(word, width)));
  return wrap(words.join(' '), width);
}

/** A word in pieces that fill a line each. */
function broken(word: string, width: number): string {
  let line = '';
  const lines: string[] = [];
  for (const character of word) {
    if (line !== '' && stringWidth(line + character) > width) {
      lines.push(line);
      line = '';
    }
    line += character;
  }
  return [...lines, line].join(' ');
}
