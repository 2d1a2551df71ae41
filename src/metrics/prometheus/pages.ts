import type { MetricsPage } from '../page.ts';
import { PageBuilder, type Series } from '../page-builder.ts';
import { parseNumber } from '../text/parse-number.ts';
import type { TimedSeries } from './matrix.ts';

/** What a process' page said at a time, as far as Prometheus keeps it. */
export interface TimedMetrics {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly page: MetricsPage;
}

const PART = /^(.+)_(bucket|sum|count)$/;

/**
 * The pages that one process served, put together again from its series: all that was there at the same time is one
 * page. Labels that Prometheus renamed since the target has one of that name (`exported_namespace`) get their name back
 * (prometheus.io/docs, scrape_config, "honor_labels").
 */
export function pagesOf(series: readonly TimedSeries[]): readonly TimedMetrics[] {
  const builders = new Map<number, PageBuilder>();
  const at = (time: number): PageBuilder => {
    const builder = builders.get(time) ?? new PageBuilder();
    builders.set(time, builder);
    return builder;
  };
  const classic = new Set(
    series.flatMap(({ name, labels }) =>
      labels.le === undefined || !name.endsWith('_bucket') ? [] : name.slice(0, -'_bucket'.length),
    ),
  );
  const native = new Set(series.flatMap(({ name, histograms }) => (histograms.length > 0 ? name : [])));
  for (const { name, labels: given, values, histograms } of series) {
    const { le, ...labels } = ownLabels(given);
    for (const [time, histogram] of histograms) at(time).histogram({ name, labels, histogram });
    const [, family = '', part = ''] = PART.exec(name) ?? [];
    if (!classic.has(family)) {
      const own = le === undefined ? labels : { ...labels, le };
      for (const [time, value] of values) at(time).sample({ name, labels: own, value });
      continue;
    }
    // Both kinds of one histogram say the same, and must not be added up.
    const what = part === 'sum' || part === 'count' ? part : parseNumber(le ?? '');
    if (native.has(family) || what === undefined) continue;
    for (const [time, value] of values) addPart(at(time).series(family, labels), what, value);
  }
  return [...builders]
    .sort(([one], [other]) => one - other)
    .map(([time, builder]) => ({ at: time, page: builder.build('text', 1) }));
}

function addPart(series: Series, what: number | 'sum' | 'count', value: number): void {
  if (what === 'sum') series.sum = value;
  else if (what === 'count') series.count = value;
  else {
    series.bounds.push(what);
    series.cumulative.push(value);
  }
}

const RENAMED = 'exported_';

function ownLabels(labels: TimedSeries['labels']): Record<string, string> {
  const renamed = Object.entries(labels).filter(([label]) => label.startsWith(RENAMED));
  const back = renamed.map(([label, value]): [string, string] => [label.slice(RENAMED.length), value]);
  return { ...labels, ...Object.fromEntries(back) };
}
