import { stringAt } from '../../objects/json.ts';
import type { KubeObject } from '../../objects/object.ts';
import { couldBePodOf } from '../../operators/leader.ts';

/** What Prometheus scrapes: one process' page. */
export interface ScrapeTarget {
  /** The labels that tell it from all others. */
  readonly labels: Readonly<Record<string, string>>;
  readonly namespace: string | undefined;
  readonly pod: string | undefined;
}

type Labels = Readonly<Record<string, string>>;

/**
 * Labels of targets, as Prometheus itself gives them (job, instance), its operator (pod, container, endpoint, service), the
 * widespread example configuration (kubernetes_pod_name) and what tells Prometheuses and clusters apart. The namespace is
 * none of them: with honor_labels it can be one that a metric is about.
 */
const IDENTITY = [
  'cluster',
  'prometheus',
  'prometheus_replica',
  'replica',
  'job',
  'instance',
  'pod',
  'kubernetes_pod_name',
  'container',
  'endpoint',
];

/** Series that every process with queues has, and one that stands by. */
const TELLING = [
  'workqueue_depth',
  'leader_election_master_status',
  'reconciliations_queue',
  'operator_sdk_reconciliations_executions_.*',
];

/** The series to look for where nothing is known of the targets yet. */
export const TARGET_SELECTOR = `{__name__=~"${TELLING.join('|')}"}`;

/** The targets that some series are of. */
export function targetsOf(series: readonly Labels[]): readonly ScrapeTarget[] {
  const groups = Map.groupBy(series, (labels) => JSON.stringify(identityOf(labels)));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    // Of those that have a name twice, the namespace of the target is the one that is not about an object.
    const from = group.find(({ __name__: name }) => !/^(?:reconciliations_|operator_sdk_)/.test(name ?? '')) ?? first;
    return {
      labels: Object.fromEntries(identityOf(first)),
      namespace: from.namespace ?? from.kubernetes_namespace,
      pod: first.pod ?? first.kubernetes_pod_name,
    };
  });
}

function identityOf(labels: Labels): [string, string][] {
  return IDENTITY.flatMap((name): [string, string][] => {
    const value = labels[name];
    return value === undefined ? [] : [[name, value]];
  });
}

/** The query for all that is wanted of a target. */
export function seriesOf({ labels }: ScrapeTarget, names: string): string {
  // Strings of PromQL are quoted as Go's, which reads what JSON writes.
  const matchers = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return `{${[`__name__=~${JSON.stringify(names)}`, ...matchers].join(',')}}`;
}

/** How people call a target: NAMESPACE/POD, else its job and address. */
export function targetName({ labels, namespace, pod }: ScrapeTarget): string {
  const name = pod ?? ([labels.job, labels.instance].filter((part) => part !== undefined).join(' ') || 'a process');
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** Whether a target is a pod of the workload: one that it has, or one that was named as its pods are and is gone. */
export function isTargetOf(
  { labels, namespace, pod }: ScrapeTarget,
  workload: KubeObject,
  pods: readonly KubeObject[],
): boolean {
  if (namespace !== undefined && namespace !== workload.metadata.namespace) return false;
  if (pod === undefined) {
    const host = labels.instance?.replace(/:\d+$/, '');
    return host !== undefined && pods.some(({ body }) => stringAt(body, 'status', 'podIP') === host);
  }
  return pods.some(({ metadata }) => metadata.name === pod) || couldBePodOf(pod, workload);
}
