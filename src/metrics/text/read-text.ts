import type { MetricsPage } from '../page.ts';
import { PageBuilder } from '../page-builder.ts';
import { Families, type Naming } from './families.ts';
import { afterBlanks, endOfQuoted, unquoted } from './parse-labels.ts';
import { parseLine } from './parse-line.ts';
import { parseNumber } from './parse-number.ts';

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const HASH = 0x23;
const BRACE = 0x7b;

/** A line that tells a family's type: `# TYPE name type`, the name quoted where it has other than name bytes. */
const TYPE = /^#[ \t]*TYPE[ \t]+("(?:[^"\\]|\\.)*"|[^\s"]+)[ \t]+(\w+)/;

/** Bytes of a line that are shown where it is not understood. */
const SHOWN = 200;

/** Bytes of a line that is read: no client writes such a one, and a page that is one line is no page. */
const LONGEST = 1 << 20;

/** 1 for what a name is made of, 2 for digits, with which it can't begin. */
const NAME_BYTES = new Uint8Array(256);
for (const byte of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_:')) NAME_BYTES[byte] = 1;
for (const byte of Buffer.from('0123456789')) NAME_BYTES[byte] = 2;

/**
 * Reads Prometheus' text format 0.0.4 and 1.0.0 (prometheus.io/docs, Exposition formats) and OpenMetrics 1.0
 * (prometheus.io/docs/specs/om), which differ in what ends a page and in parts that nobody asks for. It goes through
 * the bytes; only lines of wanted names become strings.
 */
export function readText(bytes: Uint8Array, wanted: (name: string) => boolean, openMetrics: boolean): MetricsPage {
  return new TextReader(bytes, wanted).read(openMetrics);
}

class TextReader {
  readonly #bytes: Buffer;
  readonly #families: Families;
  readonly #page = new PageBuilder();
  /** Where the name of the line before stands: most lines have the same one, and need not have it read. */
  #nameFrom = 0;
  #nameTo = 0;
  #naming: Naming | undefined;

  constructor(bytes: Uint8Array, wanted: (name: string) => boolean) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#families = new Families(wanted);
  }

  read(openMetrics: boolean): MetricsPage {
    const { length } = this.#bytes;
    let ended = false;
    for (let at = 0; at < length && !ended; ) {
      const newline = this.#bytes.indexOf(NEWLINE, at);
      const end = newline === -1 ? length : newline;
      ended = openMetrics && this.#isEnd(at, end);
      if (!this.#line(at, end, newline !== -1)) this.#fail(at, end);
      at = end + 1;
    }
    if (openMetrics && !ended) this.#page.fail('no # EOF: the page is cut off');
    return this.#page.build(openMetrics ? 'openmetrics' : 'text', this.#families.count);
  }

  /** @returns whether it was understood as far as it is of interest */
  #line(from: number, to: number, whole: boolean): boolean {
    const bytes = this.#bytes;
    const at = this.#afterBlanks(from, to);
    const end = to > at && bytes[to - 1] === RETURN ? to - 1 : to;
    if (at === end) return true;
    if (bytes[at] === HASH) return this.#comment(at, end);
    const quoted = bytes[at] === BRACE;
    const nameEnd = quoted ? this.#quotedNameEnd(at + 1, end) : this.#nameEnd(at, end);
    // What has no end could be cut off within a number.
    if (nameEnd === undefined || !whole || end - at > LONGEST) return false;
    const naming = this.#named(at, nameEnd, end);
    return !naming.wanted || naming.part === 'none' || this.#sample(naming, nameEnd, end, quoted);
  }

  #afterBlanks(from: number, to: number): number {
    let at = from;
    while (at < to && (this.#bytes[at] === 0x20 || this.#bytes[at] === 0x09)) at++;
    return at;
  }

  #sample({ name, family, part }: Naming, from: number, to: number, quoted: boolean): boolean {
    const line = parseLine(this.#bytes.toString('latin1', from, to), quoted);
    if (line === undefined) return false;
    const { le, ...labels } = line.labels;
    if (part === 'sum' || part === 'count') this.#page.part(family, line.labels, part, line.value);
    else if (part !== 'bucket' || le === undefined) this.#page.sample({ name, labels: line.labels, value: line.value });
    else {
      const bound = parseNumber(le);
      if (bound === undefined || Number.isNaN(bound)) return false;
      this.#page.part(family, labels, bound, line.value);
    }
    return true;
  }

  /** Where the name ends that begins here, if one does, with what may follow it. */
  #nameEnd(from: number, to: number): number | undefined {
    const bytes = this.#bytes;
    let at = from;
    while (at < to && NAME_BYTES[bytes[at] ?? 0] !== 0) at++;
    if (at === from || at === to || NAME_BYTES[bytes[from] ?? 0] === 2) return undefined;
    const next = bytes[at];
    return next === BRACE || next === 0x20 || next === 0x09 ? at : undefined;
  }

  /** Behind the closing quote of a name inside the braces, the first thing in them. */
  #quotedNameEnd(from: number, to: number): number | undefined {
    const text = this.#bytes.toString('latin1', from, Math.min(to, from + LONGEST));
    const opening = afterBlanks(text, 0);
    const closing = text[opening] === '"' ? endOfQuoted(text, opening + 1) : undefined;
    return closing === undefined ? undefined : from + closing + 1;
  }

  /** What the name at this place is to its family; `to` is the end of its line. */
  #named(from: number, nameEnd: number, to: number): Naming {
    const bytes = this.#bytes;
    if (this.#naming !== undefined && bytes.compare(bytes, this.#nameFrom, this.#nameTo, from, nameEnd) === 0)
      return this.#naming;
    const text = bytes.toString('latin1', from, nameEnd);
    const name = text.startsWith('{') ? unquoted(text, text.indexOf('"') + 1, text.length - 1) : text;
    this.#naming = this.#families.naming(name, () => bytes.toString('latin1', nameEnd, to).includes('le="'));
    this.#nameFrom = from;
    this.#nameTo = nameEnd;
    return this.#naming;
  }

  /** Comments of no known form are only comments. */
  #comment(from: number, to: number): true {
    const text = to - from > LONGEST ? '' : this.#bytes.toString('latin1', from, to);
    const [, name = '', type] = TYPE.exec(text) ?? [];
    if (type !== undefined) {
      this.#families.typed(name.startsWith('"') ? unquoted(name, 1, name.length - 1) : name, type);
      this.#naming = undefined;
    }
    return true;
  }

  #isEnd(from: number, to: number): boolean {
    return to - from < 8 && this.#bytes.toString('latin1', from, to).trimEnd() === '# EOF';
  }

  #fail(from: number, to: number): void {
    this.#page.fail(this.#bytes.toString('utf8', from, Math.min(to, from + SHOWN)));
  }
}
