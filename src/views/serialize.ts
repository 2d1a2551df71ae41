import { dump } from 'js-yaml';
import { escapeControls, sanitize } from './text/sanitize.ts';

/** JSON for programs, two blanks deep, with control characters escaped that JSON itself leaves alone. Ends with a newline. */
export function json(document: object): string {
  return `${escapeControls(JSON.stringify(document, null, 2))}\n`;
}

/** The same on one line, for streams of documents. */
export function jsonLine(document: object): string {
  return `${escapeControls(JSON.stringify(document))}\n`;
}

/**
 * The same document as YAML. js-yaml writes most characters that steer a terminal as they are, and an escape means
 * something in double quotes only: texts that hold one are written by us, in the place of a mark.
 */
export function yaml(document: object): string {
  // Through JSON, so that both formats have the same keys: JSON leaves out what is undefined.
  const text = JSON.stringify(document);
  let mark = 'escaped';
  while (text.includes(mark)) mark += '_';
  const escaped: string[] = [];
  const marked: unknown = JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'string' || !needsEscapes(value)) return value;
    escaped.push(doubleQuoted(value));
    return `${mark}-${escaped.length - 1}-`;
  });
  const lines = dump(marked, { lineWidth: -1, noRefs: true });
  return lines.replace(new RegExp(`${mark}-(\\d+)-`, 'g'), (_match, index: string) => escaped[Number(index)] ?? '');
}

/** Line ends are left to js-yaml, which has block texts for them. */
function needsEscapes(text: string): boolean {
  return text.split('\n').some((line) => sanitize(line) !== line);
}

/** A YAML double-quoted scalar; beyond U+FFFF YAML has escapes of eight digits, and no halves of surrogate pairs. */
function doubleQuoted(text: string): string {
  const wide = (pair: string) =>
    `\\U${(JSON.parse(`"${pair}"`) as string).codePointAt(0)?.toString(16).padStart(8, '0')}`;
  return escapeControls(JSON.stringify(text.toWellFormed())).replace(
    /\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}/g,
    wide,
  );
}
