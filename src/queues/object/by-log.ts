import { nextTryWindow } from '../../knowledge/backoff.ts';
import { RETRY_LADDERS } from '../../knowledge/retry-ladders.ts';
import { counted, excerpt } from '../../objects/words.ts';
import { recordsAbout } from '../../operators/log/about-object.ts';
import { type FailedRun, failedRuns } from '../../operators/log/failed-runs.ts';
import { span } from '../words.ts';
import { givenUp } from './given-up.ts';
import type { Attempted, ObjectFacts, Statement } from './object-queue.ts';
import { recovery } from './recovery.ts';

/** What the logs tell of failed attempts at the object, controller by controller, as each has a queue of its own. */
export function attemptsInLogs(facts: ObjectFacts): readonly Attempted[] {
  const runs = facts.logs
    .flatMap(({ pod, records }) =>
      failedRuns(recordsAbout(facts.object, records), frameworkOf(facts)).map((run) => ({ ...run, pod })),
    )
    .filter(({ time }) => time !== undefined && time >= (begin(facts) ?? 0) - EARLY)
    .toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0));
  const byController = Map.groupBy(runs, ({ controller }) => controller);
  return [...byController].map(([controller, all]) => attempted(controller, all, facts));
}

/** Clocks of the node and of the API server differ, and the API's times are cut to seconds. */
const EARLY = 2000;

interface PodRun extends FailedRun {
  readonly pod: string;
}

function frameworkOf({ retrier }: ObjectFacts) {
  return retrier === 'client-go' || retrier === 'built-in' ? 'unknown' : retrier;
}

/** Before that no attempt counts: the process counted anew, or the object was not there. */
function begin({ counting, object }: ObjectFacts): number | undefined {
  const times = [counting?.since, object.metadata.creationTime].filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.max(...times);
}

function attempted(by: string | undefined, all: readonly PodRun[], facts: ObjectFacts): Attempted {
  const { now, retrier, delay, counting } = facts;
  const firstOfRow = all.findLastIndex(({ first }) => first);
  const row = firstOfRow < 0 ? all : all.slice(firstOfRow);
  const isExact = row.every(({ exact }) => exact);
  const complete = isExact && (firstOfRow >= 0 || isWhole(facts));
  const failures = row.flatMap(({ time }) => time ?? []);
  const last = row.at(-1);
  const lastTime = last?.time;
  const resolution = Math.max(1, ...row.map((run) => run.resolution));
  const since = begin(facts);
  const next = nextTryWindow(
    retrier,
    {
      failures: isExact ? failures : distinct(failures),
      complete,
      resolution,
      since,
      delay,
      forgetsWaits: facts.hasPriorities,
    },
    now,
  );
  const recovered = lastTime === undefined ? undefined : recovery(facts, lastTime);
  const over =
    last === undefined || last.follows === 'retry' ? undefined : givenUp(last.follows, facts, last.time ?? now);
  const found = over ?? next;
  const isTold = complete && next.kind !== 'unknown' && attemptsOf(next)?.to === failures.length;
  return {
    by,
    state: stateOf(found.kind, recovered),
    attempts: over !== undefined && complete ? { from: failures.length, to: failures.length } : attemptsOf(found),
    isCounted: complete && (over !== undefined || isTold),
    since: failures[0],
    isSinceOpen: !complete,
    last: lastTime,
    error: last === undefined ? undefined : excerpt(last.error),
    next: found,
    basis: [
      ...(recovered === undefined ? [] : [recovered]),
      ...basisOf(row, complete, isExact),
      ...(over === undefined && counting !== undefined
        ? [{ text: counting.why, source: 'pod', time: counting.since }]
        : []),
      ...ruleOf(facts, over === undefined),
    ],
  };
}

function stateOf(kind: Attempted['next']['kind'], recovered: Statement | undefined): Attempted['state'] {
  if (recovered !== undefined) return 'recovered';
  return kind === 'given-up' || kind === 'overdue' ? kind : 'failing';
}

function attemptsOf(next: Attempted['next']): Attempted['attempts'] {
  if (!('attempts' in next)) return undefined;
  return typeof next.attempts === 'number' ? { from: next.attempts, to: next.attempts } : next.attempts;
}

function isWhole(facts: ObjectFacts): boolean {
  const since = begin(facts);
  return facts.logs.every(
    ({ records, whole }) =>
      whole || records.some(({ time }) => time !== undefined && since !== undefined && time < since),
  );
}

/** An author may log one attempt more than once. */
function distinct(times: readonly number[]): readonly number[] {
  return times.filter((time, at) => time - (times[at - 1] ?? Number.NEGATIVE_INFINITY) > 100);
}

function basisOf(row: readonly PodRun[], complete: boolean, isExact: boolean): readonly Statement[] {
  const last = row.at(-1);
  const pods = [...new Set(row.map(({ pod }) => pod))].join(', ');
  const times = row.flatMap(({ time }) => time ?? []);
  const gaps = times.slice(1).map((time, at) => time - (times[at] ?? time));
  const what = isExact ? 'failed attempt' : 'error';
  const rest = complete ? 'from the first one on' : 'it may begin after the first';
  const waits = gaps.slice(-4).map(span);
  return [
    {
      text: `${counted(row.length, what)} in the log of ${pods}, ${rest}, the last`,
      source: 'log',
      time: last?.time,
    },
    ...(waits.length === 0 ? [] : [{ text: `between the last of them: ${waits.join(', ')}`, source: 'log' }]),
  ];
}

function ruleOf({ retrier }: ObjectFacts, isRetried: boolean): readonly Statement[] {
  const ladder = RETRY_LADDERS[retrier];
  return ladder === undefined || !isRetried
    ? []
    : [{ text: `by default tried again ${ladder.rule}`, source: ladder.source }];
}
