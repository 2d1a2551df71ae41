import { merge } from '../../metrics/histogram.ts';
import type { Histogram, MetricsPage, Sample } from '../../metrics/page.ts';
import { GroupedSeries, type Labels } from './grouped-series.ts';

/** A page whose series are found by name. Numbers that nothing can have counted to are none. */
export interface PageIndex {
  /** Series of a name that have a number, those of a histogram left out. */
  series(name: string, labels?: Labels): readonly Sample[];
  /** Whether there is such a series, with a number or without. */
  has(name: string, labels?: Labels): boolean;
  /** Their values added up; undefined where there is no such series, or one of them has no number. */
  sum(name: string, labels?: Labels): number | undefined;
  /** The greatest of them. */
  most(name: string, labels?: Labels): number | undefined;
  /**
   * Histograms of a name added up; undefined where there is none. A summary is one without buckets: Micrometer makes
   * timers summaries unless it is told otherwise (micrometer-registry-prometheus PrometheusMeterRegistry).
   */
  histogram(name: string, labels?: Labels): Histogram | undefined;
  /** The values that a label has among the series, histograms and summaries of a name, in their order. */
  valuesOf(name: string, label: string): readonly string[];
  readonly names: readonly string[];
}

/** Looks once through a page, so that readers of frameworks can ask it often. */
export function indexPage({ samples, histograms }: MetricsPage): PageIndex {
  const all = new GroupedSeries(samples);
  const spread = new GroupedSeries(histograms);
  const series = (name: string, labels?: Labels) => all.find(name, labels).filter(isNumber);
  const sum = (name: string, labels?: Labels) => {
    const found = all.find(name, labels);
    return found.length === 0 || !found.every(isNumber)
      ? undefined
      : found.reduce((total, { value }) => total + value, 0);
  };
  return {
    series,
    sum,
    has: (name, labels) => all.find(name, labels).length > 0,
    most: (name, labels) =>
      series(name, labels).reduce<number | undefined>(
        (most, { value }) => (most === undefined || value > most ? value : most),
        undefined,
      ),
    histogram(name, labels) {
      const found = spread.find(name, labels);
      if (found.length > 0) return countable(merge(found.map(({ histogram }) => histogram)));
      const count = sum(`${name}_count`, labels);
      if (count === undefined) return undefined;
      return countable({ count, sum: sum(`${name}_sum`, labels) ?? Number.NaN, buckets: [], form: 'classic' });
    },
    valuesOf(name, label) {
      const values = [...all.by(name, label).keys(), ...spread.by(name, label).keys()];
      return [...new Set([...values, ...all.by(`${name}_count`, label).keys()])].filter((value) => value !== undefined);
    },
    names: [...all.names, ...spread.names],
  };
}

/** Beyond it whole numbers are no longer told apart: no program has counted that far. */
const MOST = Number.MAX_SAFE_INTEGER;

/** Counters are never below zero; gauges that are say that something is wrong. */
function isNumber({ name, value }: Sample): boolean {
  return Math.abs(value) <= MOST && (value >= 0 || !/_(?:total|count)$/.test(name));
}

function countable(histogram: Histogram | undefined): Histogram | undefined {
  if (histogram === undefined || !(histogram.count >= 0 && histogram.count <= MOST)) return undefined;
  return Math.abs(histogram.sum) <= MOST ? histogram : { ...histogram, sum: Number.NaN };
}
