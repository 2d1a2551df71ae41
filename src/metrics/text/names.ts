import { Families, type Naming } from './families.ts';
import { afterBlanks, endOfQuoted, unquoted } from './parse-labels.ts';

const BRACE = 0x7b;
const BLANK = 0x20;
const TAB = 0x09;

/** 1 for what a name is made of, 2 for digits, with which it can't begin. */
const NAME_BYTES = new Uint8Array(256);
for (const byte of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_:')) NAME_BYTES[byte] = 1;
for (const byte of Buffer.from('0123456789')) NAME_BYTES[byte] = 2;

/** A line that tells a family's type: `# TYPE name type`, the name quoted where it has other than name bytes. */
const TYPE = /^#[ \t]*TYPE[ \t]+("(?:[^"\\]|\\.)*"|[^\s"]+)[ \t]+(\w+)/;

/**
 * Reads the names at the beginnings of lines. Most lines have the same name as the one before, which is seen by its
 * bytes.
 */
export class Names {
  /** Where the name ended that was read last. */
  end = 0;
  readonly #bytes: Buffer;
  readonly #families: Families;
  #from = 0;
  #to = 0;
  #naming: Naming | undefined;

  constructor(bytes: Buffer, wanted: (name: string) => boolean) {
    this.#bytes = bytes;
    this.#families = new Families(wanted);
  }

  get families(): number {
    return this.#families.count;
  }

  /** What the name is to its family with which the line from here to there begins; undefined if it begins with none. */
  read(from: number, to: number): Naming | undefined {
    if (this.#naming !== undefined && this.#isAgain(from, to)) {
      this.end = from + this.#to - this.#from;
      return this.#naming;
    }
    const end = this.#bytes[from] === BRACE ? this.#quotedEnd(from + 1, to) : this.#bareEnd(from, to);
    if (end === undefined) return undefined;
    const text = this.#bytes.toString('latin1', from, end);
    const name = text.startsWith('{') ? unquoted(text, text.indexOf('"') + 1, text.length - 1) : text;
    this.#naming = this.#families.naming(name, () => this.#bytes.toString('latin1', end, to).includes('le="'));
    this.#from = from;
    this.#to = end;
    this.end = end;
    return this.#naming;
  }

  /** Comments of no known form are only comments. */
  comment(from: number, to: number): void {
    const [, name = '', type] = TYPE.exec(this.#bytes.toString('latin1', from, to)) ?? [];
    if (type === undefined) return;
    this.#families.typed(name.startsWith('"') ? unquoted(name, 1, name.length - 1) : name, type);
    this.#naming = undefined;
  }

  #isAgain(from: number, to: number): boolean {
    const bytes = this.#bytes;
    const end = from + this.#to - this.#from;
    if (end >= to) return false;
    // Names of one family differ at their ends.
    for (let at = end - 1, known = this.#to - 1; at >= from; at--, known--)
      if (bytes[at] !== bytes[known]) return false;
    return bytes[from] === BRACE || isBehindName(bytes[end]);
  }

  #bareEnd(from: number, to: number): number | undefined {
    const bytes = this.#bytes;
    let at = from;
    while (at < to && NAME_BYTES[bytes[at] ?? 0] !== 0) at++;
    const isName = at > from && at < to && NAME_BYTES[bytes[from] ?? 0] === 1;
    return isName && isBehindName(bytes[at]) ? at : undefined;
  }

  /** Behind the closing quote of a name inside the braces, which is the first thing in them. */
  #quotedEnd(from: number, to: number): number | undefined {
    const text = this.#bytes.toString('latin1', from, to);
    const opening = afterBlanks(text, 0);
    const closing = text[opening] === '"' ? endOfQuoted(text, opening + 1) : undefined;
    return closing === undefined ? undefined : from + closing + 1;
  }
}

function isBehindName(byte: number | undefined): boolean {
  return byte === BRACE || byte === BLANK || byte === TAB;
}
