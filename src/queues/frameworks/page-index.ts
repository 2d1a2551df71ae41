import { merge } from '../../metrics/histogram.ts';
import type { Histogram, MetricsPage, Sample } from '../../metrics/page.ts';

/** Labels that series must have to be meant. */
export type Labels = Readonly<Record<string, string>>;

/** A page whose series are found by name. */
export interface PageIndex {
  /** Series of a name, those of a histogram left out. */
  series(name: string, labels?: Labels): readonly Sample[];
  /** Their values added up; undefined where there is no such series. */
  sum(name: string, labels?: Labels): number | undefined;
  /** The greatest of them. */
  most(name: string, labels?: Labels): number | undefined;
  /** Histograms of a name added up; undefined where there is none. */
  histogram(name: string, labels?: Labels): Histogram | undefined;
  /** The values that a label has among the series and histograms of a name, in their order. */
  valuesOf(name: string, label: string): readonly string[];
  readonly names: readonly string[];
}

/** Looks once through a page, so that readers of frameworks can ask it often. */
export function indexPage({ samples, histograms }: MetricsPage): PageIndex {
  const byName = Map.groupBy(samples, ({ name }) => name);
  const histogramsByName = Map.groupBy(histograms, ({ name }) => name);
  const series = (name: string, labels: Labels = {}) =>
    (byName.get(name) ?? []).filter((sample) => hasLabels(sample.labels, labels));
  const values = (name: string, labels?: Labels) =>
    series(name, labels)
      .map(({ value }) => value)
      .filter((value) => !Number.isNaN(value));
  return {
    series,
    sum(name, labels) {
      const all = values(name, labels);
      return all.length === 0 ? undefined : all.reduce((sum, value) => sum + value, 0);
    },
    most(name, labels) {
      const all = values(name, labels);
      return all.length === 0 ? undefined : Math.max(...all);
    },
    histogram: (name, labels = {}) =>
      merge(
        (histogramsByName.get(name) ?? [])
          .filter((one) => hasLabels(one.labels, labels))
          .map(({ histogram }) => histogram),
      ),
    valuesOf(name, label) {
      const all = [...(byName.get(name) ?? []), ...(histogramsByName.get(name) ?? [])];
      return [...new Set(all.flatMap(({ labels }) => labels[label] ?? []))];
    },
    names: [...byName.keys(), ...histogramsByName.keys()],
  };
}

function hasLabels(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(([label, value]) => labels[label] === value);
}
