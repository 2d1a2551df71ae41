import type { TimedSeries } from '../../metrics/prometheus/matrix.ts';
import type { KubeObject } from '../../objects/object.ts';
import { type ConditionMetric, TYPE_LABELS } from './condition-metrics.ts';

/** What one scrape said of one condition. */
export interface Observation {
  /** Milliseconds since the epoch: when the scrape began. */
  readonly at: number;
  readonly status: string;
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

/** Puts series of conditions together: of those of one condition that say 1, the label is the status. */
export function observationsOf(
  series: readonly TimedSeries[],
  metric: ConditionMetric,
  object: KubeObject,
): ObservedConditions {
  const byType = new Map<string, Map<number, Observation>>();
  const scrapes = new Set<number>();
  for (const { labels, values } of series) {
    if (!isOfObject(labels, metric, object)) continue;
    const type = metric.type ?? own(labels, typeLabel(labels) ?? '') ?? '';
    const label = own(labels, metric.status ?? 'status');
    const reason = own(labels, 'reason') ?? '';
    const known = byType.get(type) ?? new Map<number, Observation>();
    byType.set(type, known);
    for (const [at, value] of values) {
      scrapes.add(at);
      const status = label === undefined ? valueStatus(value) : value === 1 ? statusWord(label) : undefined;
      if (status !== undefined)
        known.set(at, { at, status, reason, isVague: label === undefined && status === 'False' });
    }
  }
  const conditions = [...byType].map(([type, known]): [string, readonly Observation[]] => [
    type,
    [...known.values()].toSorted((a, b) => a.at - b.at),
  ]);
  return { scrapes: [...scrapes].sort((a, b) => a - b), conditions: new Map(conditions) };
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
