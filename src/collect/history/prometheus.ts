import type { Entry } from '../../history/entry.ts';
import {
  type ConditionMetric,
  conditionMetrics,
  selectorOf,
  selectorsOf,
} from '../../history/prometheus/condition-metrics.ts';
import { measuredEntries } from '../../history/prometheus/measured-entries.ts';
import { isOfObject, observationsOf } from '../../history/prometheus/observations.ts';
import { subjectOf } from '../../history/subject.ts';
import { matrixOf, type TimedSeries } from '../../metrics/prometheus/matrix.ts';
import type { Gap } from '../../objects/gap.ts';
import { stringMapAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { inWords } from '../../objects/words.ts';
import { askPrometheus, type PrometheusApi } from '../prometheus/api.ts';

/** Which part of the past is asked for, by Prometheus' own clock; milliseconds since the epoch. */
export interface MeasuredPeriod {
  readonly from: number;
  readonly to: number;
}

/** What Prometheus knows of objects. */
export interface Measured {
  readonly entries: readonly Entry[];
  readonly gaps: readonly Gap[];
}

/** Objects that are asked for: each takes a few questions. */
const MOST_OBJECTS = 200;
/** Questions that are asked at the same time. */
const AT_ONCE = 4;
const HOUR = 3_600_000;
/** Samples are asked for by so much time, and by less where that is too much for an answer. */
const LONGEST_WINDOW = 24 * HOUR;
const SHORTEST_WINDOW = HOUR / 4;

/** Reads what Prometheus kept of the conditions of objects. What it does not know of is no gap; what it cannot tell is. */
export async function readMeasured(
  objects: readonly KubeObject[],
  api: PrometheusApi,
  period: MeasuredPeriod,
): Promise<Measured> {
  const read: Measured[] = [];
  const next = objects.slice(0, MOST_OBJECTS).values();
  const worker = async () => {
    for (const object of next) {
      // Before it was made another object had its name.
      const from = Math.max(period.from, object.metadata.creationTime ?? period.from);
      read.push(await readObject(object, api, { ...period, from }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const entries = read.flatMap((one) => one.entries);
  const gaps = read.flatMap((one) => one.gaps);
  if (objects.length > MOST_OBJECTS)
    gaps.push(gapOf(`${objects.length - MOST_OBJECTS} more objects`, `${MOST_OBJECTS} are asked for at most`));
  return { entries, gaps };
}

async function readObject(object: KubeObject, api: PrometheusApi, period: MeasuredPeriod): Promise<Measured> {
  const read = await Promise.all(conditionMetrics(object).map((metric) => readMetric(object, metric, api, period)));
  return { entries: read.flatMap(({ entries }) => entries), gaps: read.flatMap(({ gaps }) => gaps) };
}

async function readMetric(
  object: KubeObject,
  metric: ConditionMetric,
  api: PrometheusApi,
  period: MeasuredPeriod,
): Promise<Measured> {
  const name = inWords(object);
  const selectors = selectorsOf(metric, object.metadata.name);
  const bounds = { start: seconds(period.from), end: seconds(period.to) };
  const found = await askPrometheus(api, 'series', { 'match[]': selectors, ...bounds });
  if (!found.ok) return { entries: [], gaps: [gapOf(name, found.problem.message)] };
  if (found.value === undefined) return { entries: [], gaps: [gapOf(name, 'more series than can be listed')] };
  const { data } = found.value;
  const own = (Array.isArray(data) ? data : [])
    .map((labels) => stringMapAt(labels))
    .filter((labels) => isOfObject(labels, metric, object));
  if (own.length === 0) return { entries: [], gaps: [] };
  const clusters = [...new Set(own.map(({ cluster = '' }) => cluster))];
  if (clusters.length > 1) {
    const why = `objects of that name are in several clusters (${clusters.join(', ')}), and nothing tells which is this one`;
    return { entries: [], gaps: [gapOf(name, why)] };
  }
  const names = [...new Set(own.map(({ __name__ = '' }) => __name__))].filter((one) => /^[a-zA-Z_:][\w:]*$/.test(one));
  // Of the labels that may hold the name those that do.
  const used = metric.names
    .flatMap((label) => [label, `exported_${label}`])
    .filter((label) => own.some((labels) => labels[label] === object.metadata.name));
  const queries = used.map(
    (label) => `{__name__=~"${names.join('|')}",${selectorOf(metric, label, object.metadata.name).slice(1)}`,
  );
  const gaps: Gap[] = [];
  const series: TimedSeries[] = [];
  for (const query of queries) {
    const samples = await readSamples(query, api, period);
    series.push(...samples.series);
    gaps.push(...samples.missing.map((message) => gapOf(name, message)));
  }
  return { entries: measuredEntries(subjectOf(object), observationsOf(series, metric, object), period.to), gaps };
}

/** The samples themselves, with the times of their scrapes, window after window; a window that is too much is halved. */
async function readSamples(
  selector: string,
  api: PrometheusApi,
  { from, to }: MeasuredPeriod,
): Promise<{ readonly series: readonly TimedSeries[]; readonly missing: readonly string[] }> {
  const series: TimedSeries[] = [];
  const missing: string[] = [];
  let longest = LONGEST_WINDOW;
  let end = to;
  while (end > from && !api.signal.aborted) {
    const window = Math.min(longest, Math.max(1000, Math.ceil((end - from) / 1000) * 1000));
    const asked = await askPrometheus(api, 'query', { query: `${selector}[${window / 1000}s]`, time: seconds(end) });
    if (!asked.ok) return { series, missing: [...missing, asked.problem.message] };
    if (asked.value === undefined && window > SHORTEST_WINDOW) {
      // Prometheus takes whole seconds.
      longest = Math.ceil(window / 2000) * 1000;
      continue;
    }
    if (asked.value === undefined) missing.push(`too many samples around ${new Date(end).toISOString()}`);
    else {
      series.push(...matrixOf(asked.value.data));
      missing.push(...asked.value.warnings);
    }
    end -= window;
  }
  return { series, missing };
}

function gapOf(from: string, message: string): Gap {
  return { subject: { kind: 'page', from: `Prometheus, ${from}` }, reason: 'unavailable', message };
}

function seconds(milliseconds: number): string {
  return String(milliseconds / 1000);
}
