import { classicHistogram } from './classic-histogram.ts';
import type { Broken, HistogramSeries, MetricsPage, PageFormat, Sample } from './page.ts';

/** How much of the first line that is not understood is kept. */
const SHORT = 80;

type Labels = Readonly<Record<string, string>>;

interface Series {
  readonly name: string;
  readonly labels: Labels;
  readonly bounds: number[];
  readonly cumulative: number[];
  sum: number | undefined;
  count: number | undefined;
}

/** Gathers what a page says, line by line or message by message, whatever its format. */
export class PageBuilder {
  readonly #samples: Sample[] = [];
  readonly #seen = new Set<string>();
  readonly #histograms: HistogramSeries[] = [];
  readonly #series = new Map<string, Series>();
  #broken: Broken | undefined;

  /** Of a sample that comes twice the first is kept. */
  sample(sample: Sample): void {
    const key = seriesKey(sample.name, sample.labels);
    if (this.#seen.has(key)) this.fail(`${sample.name}: comes twice`);
    else this.#samples.push(sample);
    this.#seen.add(key);
  }

  histogram(series: HistogramSeries): void {
    this.#histograms.push(series);
  }

  /** A line of a classic histogram: `le`, or the total of its values or of their number. Labels come without le. */
  part(name: string, labels: Labels, what: number | 'sum' | 'count', value: number): void {
    const key = seriesKey(name, labels);
    let series = this.#series.get(key);
    if (series === undefined) {
      series = { name, labels, bounds: [], cumulative: [], sum: undefined, count: undefined };
      this.#series.set(key, series);
    }
    if (what === 'sum') series.sum ??= value;
    else if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) this.fail(`${name}: counts ${value}`);
    else if (what === 'count') series.count ??= value;
    else {
      series.bounds.push(what);
      series.cumulative.push(value);
    }
  }

  fail(text: string): void {
    const first = text.length > SHORT ? `${text.slice(0, SHORT)}…` : text;
    this.#broken = { count: (this.#broken?.count ?? 0) + 1, first: this.#broken?.first ?? first };
  }

  build(format: PageFormat, families: number): MetricsPage {
    for (const { name, labels, ...parts } of this.#series.values()) {
      const histogram = classicHistogram(parts);
      if (histogram === undefined) this.fail(`${name}: a histogram in parts`);
      else this.#histograms.push({ name, labels, histogram });
    }
    return { samples: this.#samples, histograms: this.#histograms, format, broken: this.#broken, families };
  }
}

/** The same for the same series, in whichever order its labels come. */
function seriesKey(name: string, labels: Labels): string {
  const names = Object.keys(labels);
  if (names.length > 1) names.sort();
  return names.reduce((key, label) => `${key}\0${label}\0${labels[label]}`, name);
}
