import type { KubeObject } from '../../objects/object.ts';

/** Where a metric says which condition of which object has which status. */
export interface ConditionMetric {
  /** The metric; undefined: whichever has the labels, as its name is its user's. */
  readonly metric: string | undefined;
  /** Labels that every series of it has. */
  readonly fixed: Readonly<Record<string, string>>;
  /** Labels that may hold the object's name. */
  readonly names: readonly string[];
  /** The condition's type, where the metric is of one alone; undefined: a label tells it. */
  readonly type: string | undefined;
  /** The label that holds the status; undefined: any of those that recipes use, or none, and the value tells it. */
  readonly status: string | undefined;
}

/** Labels that name a condition's type. */
export const TYPE_LABELS: readonly string[] = ['condition', 'type', 'condition_type', 'conditionType'];

/**
 * Metrics of kube-state-metrics for Kubernetes' own types: a series for each status, of which one is 1
 * (kubernetes/kube-state-metrics docs/metrics: deployment-, node-, namespace-, persistentvolumeclaim-, pod-, job- and
 * horizontalpodautoscaler-metrics.md). By `group/Kind`.
 */
const BUILT_IN: Readonly<Record<string, readonly ConditionMetric[]>> = {
  'apps/Deployment': [listed('kube_deployment_status_condition', 'deployment')],
  '/Node': [listed('kube_node_status_condition', 'node')],
  '/Namespace': [listed('kube_namespace_status_condition', 'namespace')],
  '/PersistentVolumeClaim': [listed('kube_persistentvolumeclaim_status_condition', 'persistentvolumeclaim')],
  'autoscaling/HorizontalPodAutoscaler': [
    listed('kube_horizontalpodautoscaler_status_condition', 'horizontalpodautoscaler'),
  ],
  '/Pod': [single('kube_pod_status_ready', 'pod', 'Ready'), single('kube_pod_status_scheduled', 'pod', 'PodScheduled')],
  'batch/Job': [
    single('kube_job_complete', 'job_name', 'Complete'),
    single('kube_job_failed', 'job_name', 'Failed'),
    single('kube_job_status_suspended', 'job_name', 'Suspended'),
  ],
};

function listed(metric: string, name: string): ConditionMetric {
  return { metric, fixed: {}, names: [name], type: undefined, status: 'status' };
}

/** The label `condition` of these holds the status. */
function single(metric: string, name: string, type: string): ConditionMetric {
  return { metric, fixed: {}, names: [name], type, status: 'condition' };
}

/**
 * What may tell of an object's conditions: metrics of kube-state-metrics for its type, what kube-state-metrics makes of
 * custom resources by a configuration whose names are its user's (docs/metrics/extend/customresourcestate-metrics.md: all
 * have customresource_group and customresource_kind), and metrics of operators that name kind, name, type and status
 * (fluxcd/pkg runtime/metrics, gotk_reconcile_condition).
 */
export function conditionMetrics({ type }: Pick<KubeObject, 'type'>): readonly ConditionMetric[] {
  const builtIn = BUILT_IN[`${type.group}/${type.kind}`];
  if (builtIn !== undefined) return builtIn;
  const custom = { customresource_group: type.group, customresource_kind: type.kind };
  const names = ['name', type.singular, 'resource_name', 'customresource_name'].filter((label) =>
    /^[a-z_]\w*$/i.test(label),
  );
  const unnamed = { metric: undefined, type: undefined, status: undefined };
  return [
    { ...unnamed, fixed: custom, names },
    { ...unnamed, fixed: { kind: type.kind }, names: ['name'] },
  ];
}

/**
 * Selectors of the series that may tell of an object by that name. Where a target has a label of the same name, Prometheus
 * calls that of the metric `exported_…` (prometheus.io/docs/prometheus/latest/configuration, honor_labels).
 */
export function selectorsOf(metric: ConditionMetric, name: string): readonly string[] {
  return metric.names.flatMap((label) => [label, `exported_${label}`]).map((label) => selectorOf(metric, label, name));
}

/** The selector of series that hold the name in one label. */
export function selectorOf({ metric, fixed }: ConditionMetric, label: string, name: string): string {
  const always = [
    ...(metric === undefined ? [] : [matcher('__name__', metric)]),
    ...Object.entries(fixed).map(([key, value]) => matcher(key, value)),
  ];
  return `{${[...always, matcher(label, name)].join(',')}}`;
}

function matcher(label: string, value: string): string {
  return `${label}=${JSON.stringify(value)}`;
}
