import { afterBlanks, parseLabels } from './parse-labels.ts';
import { parseNumber } from './parse-number.ts';

/** What stands behind the name in a line. */
export interface Line {
  readonly labels: Record<string, string>;
  readonly value: number;
  /** Where the value of `le` begins, behind the quote, if it is the last label. */
  readonly bound: number | undefined;
}

/**
 * Reads a line behind its name: `{labels} value timestamp # exemplar`, of which all but the value can be missing.
 * Timestamps and exemplars are passed over.
 *
 * @param text as latin1
 * @param inBraces where the name stood quoted inside the braces (Prometheus text 1.0.0)
 */
export function parseLine(text: string, inBraces: boolean): Line | undefined {
  let at = afterBlanks(text, 0);
  let labels: Record<string, string> = {};
  let bound: number | undefined;
  if (inBraces || text[at] === '{') {
    if (inBraces ? text[at] === ',' : true) at++;
    const parsed = parseLabels(text, at);
    if (parsed === undefined) return undefined;
    labels = parsed.labels;
    if (parsed.last.name === 'le') bound = parsed.last.from;
    at = afterBlanks(text, parsed.end);
  }
  const valueEnd = endOfWord(text, at);
  const value = parseNumber(text.slice(at, valueEnd));
  return value === undefined || !isRestOfLine(text, valueEnd) ? undefined : { labels, value, bound };
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 0x20 && text.charCodeAt(at) !== 0x09) at++;
  return at;
}

function isRestOfLine(text: string, from: number): boolean {
  if (from === text.length) return true;
  const at = afterBlanks(text, from);
  if (at === text.length || text[at] === '#') return true;
  const end = endOfWord(text, at);
  if (parseNumber(text.slice(at, end)) === undefined) return false;
  const behind = afterBlanks(text, end);
  return behind === text.length || text[behind] === '#';
}
