import type { MetricsPage } from '../page.ts';
import { PageBuilder } from '../page-builder.ts';
import { BucketRun } from './bucket-run.ts';
import type { Naming } from './families.ts';
import { Names } from './names.ts';
import { parseLine } from './parse-line.ts';
import { parseNumber } from './parse-number.ts';

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const HASH = 0x23;
const BRACE = 0x7b;

/** Bytes of a line that are shown where it is not understood. */
const SHOWN = 200;

/** Bytes of a line that is read: no client writes such a one, and a page that is one line is no page. */
const LONGEST = 1 << 20;

/**
 * Reads Prometheus' text format 0.0.4 and 1.0.0 (prometheus.io/docs, Exposition formats) and OpenMetrics 1.0
 * (prometheus.io/docs/specs/om), which differ in what ends a page and in parts that nobody asks for. It goes through
 * the bytes; only lines of wanted names become strings. ARCHITECTURE.md says why no package does it.
 */
export function readText(bytes: Uint8Array, wanted: (name: string) => boolean, openMetrics: boolean): MetricsPage {
  return new TextReader(bytes, wanted).read(openMetrics);
}

class TextReader {
  readonly #bytes: Buffer;
  readonly #names: Names;
  readonly #buckets: BucketRun;
  readonly #page = new PageBuilder();

  constructor(bytes: Uint8Array, wanted: (name: string) => boolean) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#names = new Names(this.#bytes, wanted);
    this.#buckets = new BucketRun(this.#bytes);
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
    return this.#page.build(openMetrics ? 'openmetrics' : 'text', this.#names.families);
  }

  /** @returns whether it was understood as far as it is of interest */
  #line(from: number, to: number, whole: boolean): boolean {
    const bytes = this.#bytes;
    let at = from;
    while (at < to && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++;
    const end = to > at && bytes[to - 1] === RETURN ? to - 1 : to;
    if (at === end) return true;
    if (bytes[at] === HASH) {
      if (end - at < LONGEST) this.#names.comment(at, end);
      return true;
    }
    // What has no end could be cut off within a number.
    if (!whole || end - at > LONGEST) return false;
    if (this.#buckets.read(at, end)) return true;
    const naming = this.#names.read(at, end);
    if (naming === undefined) return false;
    return !naming.wanted || naming.part === 'none' || this.#sample(naming, at, end);
  }

  #sample({ name, family, part }: Naming, from: number, to: number): boolean {
    const { end } = this.#names;
    const line = parseLine(this.#bytes.toString('latin1', end, to), this.#bytes[from] === BRACE);
    if (line === undefined) return false;
    const { labels, value } = line;
    if (part === 'sum') this.#page.series(family, labels).sum ??= value;
    else if (part === 'count') this.#page.series(family, labels).count ??= value;
    else if (part !== 'bucket' || labels.le === undefined) this.#page.sample({ name, labels, value });
    else {
      const { le, ...others } = labels;
      const bound = parseNumber(le);
      if (bound === undefined || Number.isNaN(bound)) return false;
      const series = this.#page.series(family, others);
      series.bounds.push(bound);
      series.cumulative.push(value);
      if (line.bound !== undefined) this.#buckets.begin(series, from, end + line.bound);
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
