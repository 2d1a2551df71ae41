import type { Series } from '../page-builder.ts';
import { parseDecimal } from './parse-decimal.ts';

const QUOTE = 0x22;
const CLOSE = 0x7d;
const BLANK = 0x20;

/**
 * Reads bucket lines that are like the one before up to the value of `le`: most of what there is on a page. Their labels
 * need not be read again.
 */
export class BucketRun {
  readonly #bytes: Buffer;
  #from = 0;
  #to = 0;
  #series: Series | undefined;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Bucket lines of this series begin with the bytes from here to there, behind which the value of `le` stands. */
  begin(series: Series, from: number, to: number): void {
    this.#series = series;
    this.#from = from;
    this.#to = to;
  }

  /** @returns whether the line was such a one; else it has to be read in full */
  read(from: number, to: number): boolean {
    const series = this.#series;
    const boundFrom = from + this.#to - this.#from;
    if (series === undefined || boundFrom >= to || !this.#isAlike(from, boundFrom)) return false;
    const bytes = this.#bytes;
    const boundTo = endBefore(bytes, boundFrom, to, QUOTE);
    if (bytes[boundTo + 1] !== CLOSE || bytes[boundTo + 2] !== BLANK) return false;
    const valueFrom = boundTo + 3;
    const valueTo = endBefore(bytes, valueFrom, to, BLANK);
    // What follows the number is looked at where it is read in full, but for exemplars, which all such lines may have.
    const isOver = valueTo === to || bytes[valueTo + 1] === 0x23;
    const bound = parseDecimal(bytes, boundFrom, boundTo);
    const value = parseDecimal(bytes, valueFrom, valueTo);
    if (bound === undefined || value === undefined || !isOver) return false;
    series.bounds.push(bound);
    series.cumulative.push(value);
    return true;
  }

  #isAlike(from: number, to: number): boolean {
    const bytes = this.#bytes;
    // Series of one family differ in their labels, not in their names.
    for (let at = to - 1, known = this.#to - 1; at >= from; at--, known--) if (bytes[at] !== bytes[known]) return false;
    return true;
  }
}

function endBefore(bytes: Buffer, from: number, to: number, byte: number): number {
  let at = from;
  while (at < to && bytes[at] !== byte) at++;
  return at;
}
