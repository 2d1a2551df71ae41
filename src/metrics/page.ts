/** One number of a metrics page. */
export interface Sample {
  /** The name of the sample, which can have more than its family's: `reconciles_total`, `latency_seconds_sum`. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/**
 * How many values are over `over` and up to `upTo` (seconds mostly). The count is the bucket's own, not cumulative. A
 * bucket that begins at 0 holds 0 as well: as Prometheus does, the lowest bucket of a histogram is taken to begin there
 * unless it ends at 0 or below (prometheus/prometheus promql/quantile.go); one that does not begins at -Infinity.
 */
export interface Bucket {
  readonly over: number;
  readonly upTo: number;
  readonly count: number;
}

/** How the values of one series are spread. */
export interface Histogram {
  /** All values, also those that no bucket is told of: where there are no buckets, nothing but count and sum is known. */
  readonly count: number;
  /** Of all values; NaN where the page does not tell it. */
  readonly sum: number;
  /** Ascending; they do not overlap, and those that hold nothing are left out. */
  readonly buckets: readonly Bucket[];
  /** Bounds that the program's author chose, or Prometheus' own exponential ones, which only protobuf carries. */
  readonly form: 'classic' | 'native';
}

/** A histogram with the labels that tell it from others of its family; `le` is none of them. */
export interface HistogramSeries {
  /** Of the family: without `_bucket`, `_sum`, `_count`. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly histogram: Histogram;
}

export type PageFormat = 'text' | 'openmetrics' | 'protobuf';

/** What a metrics page says of the families that were wanted. */
export interface MetricsPage {
  /** Counters, gauges, untyped ones, and of summaries `_sum`, `_count` and quantiles (label `quantile`). */
  readonly samples: readonly Sample[];
  /** One for each family and set of labels. Gauge histograms, which count nothing up, are left out. */
  readonly histograms: readonly HistogramSeries[];
  readonly format: PageFormat;
  /** Lines (or messages) that could not be understood: their number, and the first of them, shortened. */
  readonly broken: Broken | undefined;
  /** How many families the page has, wanted or not: 0 for what is no metrics page at all. */
  readonly families: number;
}

export interface Broken {
  readonly count: number;
  readonly first: string;
}
