import type { TimedSeries } from '../../metrics/prometheus/matrix.ts';
import type { KubeObject } from '../../objects/object.ts';
import { type ConditionMetric, TYPE_LABELS } from './condition-metrics.ts';

/** What one scrape said of one condition. */
export interface Observation {
  /** Milliseconds since the epoch: when the scrape began. */
  readonly at: number;
  /** undefined: it is there, and what its status is cannot be told. */
  readonly status: string | undefined;
  readonly reason: string;
  /** 0 of a metric without statuses: False, or Unknown, which it cannot tell apart. */
  readonly isVague: boolean;
}

/** What scrapes said of an object. */
export interface ObservedConditions {
  /** When any condition of it was told of, ascending, each once: a condition that is missing then is not there. */
  readonly scrapes: readonly number[];
  /** By the condition's type, ascending. */
  readonly conditions: ReadonlyMap<string, readonly Observation[]>;
}

/** A label of the metric itself, whatever the target's labels are. */
function own(labels: Readonly<Record<string, string>>, label: string): string | undefined {
  return labels[`exported_${label}`] ?? labels[label];
}

/** Whether a series is of a condition of the object: its namespace, and its uid where the metric has one. */
export function isOfObject(
  labels: Readonly<Record<string, string>>,
  metric: ConditionMetric,
  { type, metadata }: KubeObject,
): boolean {
  if (metric.type === undefined && typeLabel(labels) === undefined) return false;
  const uid = own(labels, 'uid');
  if (uid !== undefined && uid !== metadata.uid) return false;
  if (metric.names.every((label) => own(labels, label) !== metadata.name)) return false;
  return !type.namespaced || own(labels, 'namespace') === metadata.namespace;
}

function typeLabel(labels: Readonly<Record<string, string>>): string | undefined {
  return TYPE_LABELS.find((label) => (own(labels, label) ?? '') !== '');
}

/** One sample of a series of a condition. */
interface Sample {
  /** The status that the series is of; undefined: the value tells it. */
  readonly label: string | undefined;
  readonly value: number;
  readonly reason: string;
}

/** Puts series of conditions together, scrape for scrape. */
export function observationsOf(
  series: readonly TimedSeries[],
  metric: ConditionMetric,
  object: KubeObject,
): ObservedConditions {
  const byType = new Map<string, Map<number, Sample[]>>();
  const scrapes = new Set<number>();
  for (const { labels, values } of series) {
    if (!isOfObject(labels, metric, object)) continue;
    const type = metric.type ?? own(labels, typeLabel(labels) ?? '') ?? '';
    const label = own(labels, metric.status ?? 'status');
    const reason = own(labels, 'reason') ?? '';
    const known = byType.get(type) ?? new Map<number, Sample[]>();
    byType.set(type, known);
    for (const [at, value] of values) {
      scrapes.add(at);
      const samples = known.get(at);
      if (samples === undefined) known.set(at, [{ label, value, reason }]);
      else samples.push({ label, value, reason });
    }
  }
  const conditions = [...byType].map(([type, known]): [string, readonly Observation[]] => {
    const found = [...known].map(([at, samples]) => ({ at, ...observed(samples) }));
    return [type, found.toSorted((a, b) => a.at - b.at)];
  });
  return { scrapes: [...scrapes].sort((a, b) => a - b), conditions: new Map(conditions) };
}

/**
 * Of several series of one condition the one that says 1 is of its status. A single one with a status in its labels is of that
 * one, whatever its value: some configurations make the status both label and value.
 */
function observed(samples: readonly Sample[]): Omit<Observation, 'at'> {
  const so = samples.find(({ value }) => value === 1) ?? (samples.length === 1 ? samples[0] : undefined);
  const { label, value = Number.NaN, reason = '' } = so ?? {};
  if (so !== undefined && label !== undefined) return { status: statusWord(label), reason, isVague: false };
  const status = valueStatus(value);
  return { status, reason, isVague: status === 'False' };
}

/** kube-state-metrics makes numbers of words: True is 1, False and Unknown are 0 (pkg/customresourcestate/registry_factory.go). */
function valueStatus(value: number): string | undefined {
  return value === 1 ? 'True' : value === 0 ? 'False' : undefined;
}

/** kube-state-metrics writes `true`, conditions have `True`. */
function statusWord(label: string): string {
  const word = ['True', 'False', 'Unknown'].find((one) => one.toLowerCase() === label.toLowerCase());
  return word ?? label;
}
