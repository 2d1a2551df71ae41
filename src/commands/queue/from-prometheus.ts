import type { CommandContext } from '../../cli/command.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import { findSubjects, type QueueSubjects } from '../../collect/queues/live-subjects.ts';
import { findTargets, openRange, type PrometheusRange, readTargets } from '../../collect/queues/prometheus.ts';
import { type PrometheusOptions, shownAddress } from '../../collect/queues/prometheus-api.ts';
import { prometheusQueues } from '../../collect/queues/prometheus-queues.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { isTargetOf, type ScrapeTarget } from '../../queues/prometheus/target.ts';
import type { QueueReport } from '../../queues/report.ts';
import { span } from '../../queues/words.ts';

/** What is asked of a Prometheus. */
export interface PrometheusRequest {
  readonly base: URL;
  /** Milliseconds. */
  readonly range: number;
  /** An operator or type, which the cluster is asked for; pod/NAME; undefined: all that it scrapes. */
  readonly target: string | undefined;
  readonly options: PrometheusOptions;
}

/** Reads from Prometheus what queues did. The cluster is asked for nothing but whose pods an operator's are. */
export async function readFromPrometheus(
  request: PrometheusRequest,
  context: CommandContext,
): Promise<Result<QueueReport>> {
  const { base, range: length, target, options } = request;
  const done = context.terminal.progress(() => `asking Prometheus for ${span(length)} …`);
  try {
    const range = await openRange(base, length, options);
    if (!range.ok) return range;
    const targets = await findTargets(range.value);
    if (!targets.ok) return targets;
    const { allNamespaces, connection } = context.global;
    const namespace = allNamespaces ? undefined : connection.namespace;
    const within = targets.value.filter((one) => namespace === undefined || one.namespace === namespace);
    const pod = /^(?:po|pods?)\/(.+)$/i.exec(target ?? '')?.[1];
    if (pod !== undefined)
      return await byLabels(
        within.filter((one) => one.pod === pod),
        range.value,
      );
    if (target === undefined) return await byLabels(within, range.value);
    const subjects = await subjectsOf(target, namespace, context);
    if (!subjects.ok) return subjects;
    return await bySubjects(subjects.value, targets.value, range.value);
  } finally {
    done();
  }
}

function subjectsOf(
  target: string,
  namespace: string | undefined,
  context: CommandContext,
): Promise<Result<QueueSubjects>> {
  return withCluster(context, 'looking for the operator …', async ({ reader }) => {
    const discovery = await reader.discover();
    if (!discovery.ok) return { ok: false, problem: gapProblem(discovery.gap) };
    return findSubjects(reader, discovery.value, { target, namespace, signal: context.signal });
  });
}

async function bySubjects(
  { subjects, gaps }: QueueSubjects,
  targets: readonly ScrapeTarget[],
  range: PrometheusRange,
): Promise<Result<QueueReport>> {
  const owned = subjects.map((subject) => {
    const workload = subject.operator?.workload;
    const isOwn = (one: ScrapeTarget) => workload !== undefined && isTargetOf(one, workload.object, workload.pods);
    return { subject, targets: targets.filter(isOwn) };
  });
  const read = await readTargets([...new Set(owned.flatMap((one) => one.targets))], range);
  const items = owned.map((one) =>
    prometheusQueues(
      one.subject.operator,
      read.processes.filter(({ target }) => one.targets.includes(target)),
      range,
    ),
  );
  return success({ items, gaps: [...gaps, ...read.gaps], now: range.end });
}

/** Without a cluster: those of one job in one namespace belong together. */
async function byLabels(targets: readonly ScrapeTarget[], range: PrometheusRange): Promise<Result<QueueReport>> {
  if (targets.length === 0)
    return failure(
      `Prometheus at ${shownAddress(range.base)} has no metrics of work queues in the last ${span(range.length)}`,
      'Does it scrape the operator? Its Targets page tells; a longer --range looks further back.',
    );
  const { processes, gaps } = await readTargets(targets, range);
  const groups = Map.groupBy(processes, ({ target }) =>
    JSON.stringify([target.labels.cluster, target.namespace, target.labels.job]),
  );
  const items = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => prometheusQueues(undefined, group, range));
  return success({ items, gaps, now: range.end });
}
