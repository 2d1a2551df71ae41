const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const CLOSE = 0x7d;
const EQUALS = 0x3d;

/** What stands in braces. */
export interface Labels {
  readonly labels: Record<string, string>;
  /** The last of them, and where its value begins, behind the quote. */
  readonly last: { readonly name: string; readonly from: number };
  /** Behind the closing brace. */
  readonly end: number;
}

/** Where blanks end: a space or a tab (prometheus.io/docs, Exposition formats, "Line format"). */
export function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09) at++;
  return at;
}

/**
 * Reads labels, each with a comma before the next, up to the closing brace.
 *
 * @param text a line as latin1, one character a byte, so that places in it are places in the page
 * @param from behind the opening brace
 * @returns undefined where they break the grammar, or one comes twice
 */
export function parseLabels(text: string, from: number): Labels | undefined {
  const labels: Record<string, string> = {};
  let last = { name: '', from: 0 };
  let at = afterBlanks(text, from);
  while (text.charCodeAt(at) !== CLOSE) {
    const nameEnd = endOfName(text, at);
    if (nameEnd === undefined) return undefined;
    const name = nameIn(text, at, nameEnd);
    at = afterBlanks(text, nameEnd);
    if (text.charCodeAt(at) !== EQUALS) return undefined;
    at = afterBlanks(text, at + 1);
    const end = text.charCodeAt(at) === QUOTE ? endOfQuoted(text, at + 1) : undefined;
    // No client writes __proto__, and an object would not hold it.
    if (end === undefined || name === '__proto__' || Object.hasOwn(labels, name)) return undefined;
    labels[name] = unquoted(text, at + 1, end);
    last = { name, from: at + 1 };
    at = afterBlanks(text, end + 1);
    if (text.charCodeAt(at) === COMMA) at = afterBlanks(text, at + 1);
    else if (text.charCodeAt(at) !== CLOSE) return undefined;
  }
  return { labels, last, end: at + 1 };
}

/** Where the label's name that begins here ends, with its quotes where it has some. */
function endOfName(text: string, from: number): number | undefined {
  if (text.charCodeAt(from) === QUOTE) {
    const end = endOfQuoted(text, from + 1);
    return end === undefined ? undefined : end + 1;
  }
  let at = from;
  while (isNameCharacter(text.charCodeAt(at))) at++;
  const first = text.charCodeAt(from);
  return at === from || (first >= 0x30 && first <= 0x39) ? undefined : at;
}

function isNameCharacter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || (code >= 0x30 && code <= 0x39)
  );
}

function nameIn(text: string, from: number, to: number): string {
  return text.charCodeAt(from) === QUOTE ? unquoted(text, from + 1, to - 1) : text.slice(from, to);
}

/** Where the closing quote is of what was opened before `from`. */
export function endOfQuoted(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) at++;
  }
  return undefined;
}

/** What stands between quotes: without its escapes, and as UTF-8. Bytes that are none become U+FFFD. */
export function unquoted(text: string, from: number, to: number): string {
  const raw = text.slice(from, to);
  const plain = /[\x80-\xff]/.test(raw) ? Buffer.from(raw, 'latin1').toString('utf8') : raw;
  if (!plain.includes('\\')) return plain;
  return plain.replaceAll(/\\([\\"n])/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
}
