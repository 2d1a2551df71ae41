import type { CommandContext } from '../../cli/command.ts';
import { withCluster } from '../../cli/with-cluster.ts';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import { apiAtAddress, type PrometheusApi } from '../../collect/prometheus/api.ts';
import type { HttpGetOptions } from '../../collect/prometheus/http-get.ts';
import { apiAtService } from '../../collect/prometheus/service.ts';
import { findSubjects, type QueueSubjects } from '../../collect/queues/live-subjects.ts';
import { findTargets, openRange, type PrometheusRange, readTargets } from '../../collect/queues/prometheus.ts';
import { prometheusQueues } from '../../collect/queues/prometheus-queues.ts';
import { gapProblem } from '../../objects/gap-problem.ts';
import { failure, type Result, success } from '../../objects/problem.ts';
import { isTargetOf, type ScrapeTarget } from '../../queues/prometheus/target.ts';
import type { QueueReport } from '../../queues/report.ts';
import { span } from '../../queues/words.ts';
import type { PrometheusPlace } from '../prometheus/addresses.ts';

/** What is asked of a Prometheus. */
export interface PrometheusRequest {
  readonly at: PrometheusPlace;
  /** Milliseconds. */
  readonly range: number;
  /** An operator or type, which the cluster is asked for; pod/NAME; undefined: all that it scrapes. */
  readonly target: string | undefined;
  readonly options: Omit<HttpGetOptions, 'accept' | 'limit'>;
}

/** Runs something with the cluster: one that is open already, or that is opened for it. */
type WithCluster = <T>(use: (reader: ClusterReader, discovery: Discovery) => Promise<Result<T>>) => Promise<Result<T>>;

/** Reads from Prometheus what queues did. The cluster is asked for no more than a way to it, and whose pods an operator's are. */
export function readFromPrometheus(request: PrometheusRequest, context: CommandContext): Promise<Result<QueueReport>> {
  const { at, options, range } = request;
  const asking = `asking Prometheus for ${span(range)} …`;
  const open: WithCluster = (use) =>
    withCluster(context, asking, async ({ reader }) => {
      const discovery = await reader.discover();
      return discovery.ok ? use(reader, discovery.value) : { ok: false, problem: gapProblem(discovery.gap) };
    });
  if (at.kind === 'service')
    return open(async (reader, discovery) => {
      const api = await apiAtService(reader, discovery, at.service, { token: options.token, signal: options.signal });
      return api.ok ? readFrom(api.value, request, context, (use) => use(reader, discovery)) : api;
    });
  const done = context.terminal.progress(() => asking);
  return readFrom(apiAtAddress(at.base, options), request, context, open).finally(done);
}

async function readFrom(
  api: PrometheusApi,
  { range: length, target }: PrometheusRequest,
  { global, signal }: CommandContext,
  inCluster: WithCluster,
): Promise<Result<QueueReport>> {
  const range = await openRange(api, length);
  if (!range.ok) return range;
  const targets = await findTargets(range.value);
  if (!targets.ok) return targets;
  const namespace = global.allNamespaces ? undefined : global.connection.namespace;
  const within = targets.value.filter((one) => namespace === undefined || one.namespace === namespace);
  if (target === undefined) return byLabels(within, range.value);
  const pod = /^(?:po|pods?)\/(.+)$/i.exec(target)?.[1];
  if (pod !== undefined) {
    const own = within.filter((one) => one.pod === pod);
    return byLabels(own, range.value);
  }
  const subjects = await inCluster((reader, discovery) =>
    findSubjects(reader, discovery, { target, namespace, signal }),
  );
  return subjects.ok ? bySubjects(subjects.value, targets.value, range.value) : subjects;
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
      `Prometheus at ${range.api.place} has no metrics of work queues in the last ${span(range.length)}`,
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
