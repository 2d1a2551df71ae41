import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterReader, Discovery } from '../../cluster/reader.ts';
import type { Gap } from '../../objects/gap.ts';
import { processOf } from '../../operators/acting-pods.ts';
import { metricsEndpoints } from '../../operators/metrics/endpoints.ts';
import { judgeElection } from '../../queues/judge-election.ts';
import { judgePages } from '../../queues/judge-pages.ts';
import type { JudgedProcess, OperatorQueues } from '../../queues/report.ts';
import { withoutControllers } from '../../queues/without-controllers.ts';
import { withoutPod } from '../../queues/without-pod.ts';
import type { TokenSource } from './endpoint-token.ts';
import { type LiveProcess, liveProcess } from './live-process.ts';
import type { QueueSubject } from './live-subjects.ts';
import { judgeAgain } from './look-again.ts';
import { missingPage } from './missing.ts';
import { openEndpoint } from './read-endpoint.ts';
import { lookAtSuspects } from './suspects.ts';

/** How to read. */
export interface LiveOptions {
  readonly tokens: TokenSource;
  /** Milliseconds between the looks. */
  readonly interval: number;
  readonly signal: AbortSignal;
}

/** Processes of some operators, kept open for further looks. */
export interface LiveQueues {
  readonly processes: readonly LiveProcess[];
  readonly missing: ReadonlyMap<QueueSubject, OperatorQueues['missing']>;
  /** What could not be understood, or not be read at a later look. */
  readonly gaps: Gap[];
}

/** Pods that are asked at the same time. */
const AT_ONCE = 8;

/** Finds the page of each pod, and reads it a first time. */
export async function openQueues(
  subjects: readonly QueueSubject[],
  reader: ClusterReader,
  { tokens, signal }: Pick<LiveOptions, 'tokens' | 'signal'>,
): Promise<LiveQueues> {
  const gaps: Gap[] = [];
  const missing = new Map<QueueSubject, OperatorQueues['missing']>();
  const processes: LiveProcess[] = [];
  const captured = reader.source.kind === 'capture';
  const pods = subjects.flatMap((subject) => subject.pods.map((pod) => ({ subject, pod })));
  for (const subject of subjects) {
    if (subject.pods.length === 0)
      missing.set(subject, [withoutPod(subject.operator?.workload, subject.unread?.has('pods') === true)]);
  }
  const next = pods.values();
  const worker = async () => {
    for (const { subject, pod } of next) {
      const endpoints = metricsEndpoints({ ...subject.facts, pod });
      const opened = await openEndpoint(reader, pod, endpoints, { tokens, signal });
      if (opened.ok) processes.push(liveProcess(subject, pod, opened.value, { captured, gaps }));
      else {
        const why = missingPage(opened, pod.metadata.name, {
          framework: subject.facts.framework,
          none: endpoints.none,
        });
        missing.set(subject, [...(missing.get(subject) ?? []), why]);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { processes, missing, gaps };
}

/** Reads all of them once more. */
export async function readOnceMore({ processes, gaps }: LiveQueues): Promise<void> {
  const failed = await Promise.all(processes.map((process) => process.read()));
  gaps.push(...failed.filter((gap) => gap !== undefined));
}

/** Reads all of them again after the interval, looks at objects where a controller seems to spin, and judges. */
export async function judgeLive(
  subjects: readonly QueueSubject[],
  live: LiveQueues,
  reader: ClusterReader,
  discovery: Discovery,
  { interval, signal }: LiveOptions,
): Promise<readonly OperatorQueues[]> {
  // What a capture holds is there already.
  if (live.processes.length > 0 && reader.source.kind === 'live')
    await sleep(interval, undefined, { signal }).catch(() => undefined);
  if (!signal.aborted) await readOnceMore(live);
  const judged = await Promise.all(
    live.processes.map(async (process) => {
      const restless = await lookAtSuspects(process, reader, discovery, signal);
      const judge = () => judgePages(process.source, process.readings, restless);
      const isLive = reader.source.kind === 'live';
      return { process, judged: isLive ? await judgeAgain(process, judge, live.gaps, signal) : judge() };
    }),
  );
  return subjects.map((subject) => {
    const own = judged.flatMap((each) => (each.process.subject === subject && each.judged ? [each.judged] : []));
    return operatorQueues(subject, own, live.missing.get(subject) ?? [], reader.now());
  });
}

/** What one operator's processes come to. */
export function operatorQueues(
  { operator, unread }: Pick<QueueSubject, 'operator' | 'unread'>,
  processes: readonly JudgedProcess[],
  missing: OperatorQueues['missing'],
  now: number,
): OperatorQueues {
  const running = (operator?.workload?.pods ?? []).filter((pod) => processOf(pod) !== undefined);
  const electionFacts = {
    election: operator?.leaderElection,
    isPartial: missing.length > 0 || running.length > processes.length || unread?.has('pods') === true,
    leasesUnread: unread?.has('leases') === true,
  };
  const election = judgeElection(operator === undefined ? [] : processes, electionFacts, now);
  const [first, ...others] = processes.toSorted((a, b) => Number(b.role !== 'standby') - Number(a.role !== 'standby'));
  const withElection =
    first === undefined || election === undefined
      ? processes
      : [
          { ...first, judgements: [election, ...first.judgements.filter(({ state }) => state !== 'standby')] },
          ...others,
        ];
  return {
    operator:
      operator === undefined
        ? undefined
        : { namespace: operator.namespace, name: operator.name, framework: operator.framework },
    processes: withElection,
    missing: [...missing, ...withoutControllers(processes, operator?.framework)],
  };
}
