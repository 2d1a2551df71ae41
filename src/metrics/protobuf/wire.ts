/** How a field is written (protobuf.dev, Encoding, "Message Structure"). */
const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;

/**
 * Reads protobuf's wire format. Where bytes break it, or a field is not of the kind that is asked for, `failed` becomes
 * true, and all that is read from there on is 0 or empty.
 */
export class Wire {
  failed = false;
  /** Of the field that `next` went to. */
  field = 0;
  /** The byte at which it is. */
  at = 0;
  #kind = 0;
  #end: number;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.#end = bytes.length;
  }

  get ended(): boolean {
    return this.at >= this.#end;
  }

  /** Goes to the next field of the message; its value has to be read, entered or skipped before the next call. */
  next(): boolean {
    if (this.failed || this.ended) return false;
    const tag = this.#varint();
    this.field = Math.floor(tag / 8);
    this.#kind = tag % 8;
    return !this.failed;
  }

  skip(): void {
    if (this.#kind === VARINT) this.#varint();
    else if (this.#kind === FIXED64) this.#advance(8);
    else if (this.#kind === BYTES) this.#advance(this.#varint());
    else if (this.#kind === FIXED32) this.#advance(4);
    else this.failed = true;
  }

  /** Up to 64 bits without a sign; over 2^53 the nearest that a number can be. */
  unsigned(): number {
    return this.#is(VARINT) ? this.#varint() : 0;
  }

  /** With a sign, which is in the lowest bit. */
  signed(): number {
    const value = this.unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  double(): number {
    const from = this.at;
    return this.#is(FIXED64) && this.#advance(8) ? this.#bytes.readDoubleLE(from) : 0;
  }

  string(): string {
    const length = this.#length();
    return this.#bytes.toString('utf8', this.at - length, this.at);
  }

  /** Goes into a message, so that `next` ends where it does. @returns what `leave` wants in the end */
  enter(): number {
    const outer = this.#end;
    const length = this.#length();
    // What reaches beyond what it is in leaves nothing to be read in there.
    this.#end = this.failed ? outer : this.at;
    this.at = this.#end - length;
    return outer;
  }

  /** Goes into the message whose length is at this byte, whatever was read last. */
  enterAt(at: number): number {
    this.at = at;
    this.#kind = BYTES;
    return this.enter();
  }

  /** Goes behind the message, wherever in it reading ended. */
  leave(outer: number): void {
    this.at = this.#end;
    this.#end = outer;
  }

  /** As `leave`; the message's failure is its own, and what it is in can be read on. @returns whether it failed */
  leaveAlone(outer: number): boolean {
    const { failed } = this;
    this.failed = false;
    this.leave(outer);
    return failed;
  }

  /** Adds the values of a repeated field, of which there is one at a time or many packed together. */
  signedInto(values: number[]): void {
    if (this.#kind === VARINT) values.push(this.signed());
    else this.#unpack(VARINT, () => values.push(this.signed()));
  }

  doublesInto(values: number[]): void {
    if (this.#kind === FIXED64) values.push(this.double());
    else this.#unpack(FIXED64, () => values.push(this.double()));
  }

  #unpack(kind: number, read: () => void): void {
    const outer = this.enter();
    this.#kind = kind;
    while (!this.failed && !this.ended) read();
    this.leave(outer);
  }

  #varint(): number {
    const first = this.at < this.#end ? (this.#bytes[this.at] ?? 0) : 0xff;
    if (first < 0x80) {
      // Most are this short.
      this.at++;
      return first;
    }
    let value = 0;
    for (let scale = 1; scale < 2 ** 70; scale *= 128) {
      const byte = this.at < this.#end ? this.#bytes[this.at++] : undefined;
      if (byte === undefined) break;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    this.failed = true;
    return 0;
  }

  /** Of the bytes that follow; goes behind them. */
  #length(): number {
    const length = this.#is(BYTES) ? this.#varint() : 0;
    return this.#advance(length) ? length : 0;
  }

  #is(kind: number): boolean {
    this.failed ||= this.#kind !== kind;
    return !this.failed;
  }

  #advance(length: number): boolean {
    // A length that a number can't hold exactly is beyond any end too.
    this.failed ||= this.at + length > this.#end;
    if (!this.failed) this.at += length;
    return !this.failed;
  }
}
