import { classicHistogram } from './classic-histogram.ts';
import type { Broken, HistogramSeries, MetricsPage, PageFormat, Sample } from './page.ts';
import { SeriesIndex } from './series-index.ts';

/** How much of the first line that is not understood is kept. */
const SHORT = 80;

type Labels = Readonly<Record<string, string>>;

/** A classic histogram of which line after line tells one number. */
export interface Series {
  readonly name: string;
  readonly labels: Labels;
  readonly bounds: number[];
  readonly cumulative: number[];
  sum: number | undefined;
  count: number | undefined;
}

/** Gathers what a page says, line by line or message by message, whatever its format. */
export class PageBuilder {
  readonly #samples = new SeriesIndex<Sample>();
  readonly #histograms = new SeriesIndex<HistogramSeries>();
  readonly #series = new SeriesIndex<Series>();
  #broken: Broken | undefined;

  /** Of a sample that comes twice the first is kept. */
  sample(sample: Sample): void {
    if (this.#samples.add(sample) !== undefined) this.fail(`${sample.name}: comes twice`);
  }

  /** The same for a histogram that came as a whole. */
  histogram(series: HistogramSeries): void {
    if (this.#histograms.add(series) !== undefined) this.fail(`${series.name}: comes twice`);
  }

  /** The histogram with this family and these labels, le not among them: a new one, or as far as it is known. */
  series(name: string, labels: Labels): Series {
    const series = { name, labels, bounds: [], cumulative: [], sum: undefined, count: undefined };
    return this.#series.add(series) ?? series;
  }

  fail(text: string): void {
    const first = text.length > SHORT ? `${text.slice(0, SHORT)}…` : text;
    this.#broken = { count: (this.#broken?.count ?? 0) + 1, first: this.#broken?.first ?? first };
  }

  build(format: PageFormat, families: number): MetricsPage {
    for (const { name, labels, ...parts } of this.#series.list) {
      const histogram = classicHistogram(parts);
      if (histogram === undefined) this.fail(`${name}: a histogram in parts`);
      else this.histogram({ name, labels, histogram });
    }
    return { samples: this.#samples.list, histograms: this.#histograms.list, format, broken: this.#broken, families };
  }
}
