import { counted } from '../../objects/words.ts';
import { averageAtWork, ended, UNUSUAL, usualWork } from '../figures.ts';
import type { ControllerRates } from '../rates.ts';
import type { QueueRule, RuleInput } from '../rule.ts';
import { span } from '../words.ts';

/** A reconcile that takes longer than this, in milliseconds, and than what is usual, has hung. */
const HUNG = 60_000;
/** Where much is known of what is usual, this is enough. */
const HUNG_EARLY = 15_000;
/** As many times longer than 99 % of the others, where that is enough. */
const VERY_UNUSUAL = 10;

/**
 * A worker that is at one object for much longer than others took. What runs has no end in the metrics yet, so that only
 * the gauges of what is unfinished tell of it.
 */
export const hungWorker: QueueRule = (input) =>
  input.rates.now.longest === undefined ? withoutGauge(input) : byGauge(input, input.rates.now.longest);

function byGauge({ rates }: RuleInput, longest: number): ReturnType<QueueRule> {
  const usual = usualWork(rates);
  const isHung = longest >= HUNG && longest > UNUSUAL * (usual?.most ?? 0);
  const isEarly = usual?.known === true && longest >= HUNG_EARLY && longest > VERY_UNUSUAL * usual.most;
  const { busy, workers, depth = 0 } = rates.now;
  // The gauges are brought up to date every 500 ms: one can be of a worker that has just ended.
  if ((!isHung && !isEarly) || busy === 0) return undefined;
  const who = workers === undefined ? 'A worker' : workers === 1 ? 'Its only worker' : `One of its ${workers} workers`;
  const others = usual?.known === true ? `, where 99% of its reconciles end within ${span(usual.most)}` : '';
  const waiting =
    workers === 1 && depth > 0 ? `; ${counted(depth, 'object')} ${depth === 1 ? 'waits' : 'wait'} for it` : '';
  return {
    state: 'hung-worker',
    level: 'bad',
    text: `${who} has been at one object for ${span(longest)}${others}${waiting}.`,
    next: lookAt(rates),
  };
}

/** A JVM prints its stacks and goes on; the runtime of Go prints them and ends (package os/signal, SIGQUIT). */
function lookAt({ now: { framework } }: ControllerRates): string {
  const stacks =
    framework === 'josdk'
      ? 'kill -QUIT makes a JVM print those of all threads, and go on. Starting the pod anew frees the thread.'
      : 'kill -QUIT makes a Go program print those of all goroutines, and end. Starting the pod anew frees the worker.';
  return `See what it waits for in its log, or in its stacks: ${stacks}`;
}

/** Where as much as that is at work on average, some of it can be at every look. */
const COMES_AND_GOES = 0.25;

/**
 * JOSDK has no gauge of how long a reconcile runs. But as many as were at work on average have spent their time on what has
 * ended: where next to none were, and some at each look, those have not ended. Where many are, they can come in bursts, as
 * timers of objects that were made together do, and two looks can fall into two of these.
 */
function withoutGauge({ rates }: RuleInput): ReturnType<QueueRule> {
  const { leastBusy = 0, leastDepth = 0, seconds, now } = rates;
  // Of JOSDK's gauges the sum alone is right: one that runs can be counted among those that wait.
  const open = leastBusy + (now.framework === 'josdk' ? leastDepth : 0);
  // Without the time that was spent nothing can be told from how many were at work.
  const average = averageAtWork(rates);
  if (open < 1 || average === undefined || average > COMES_AND_GOES) return undefined;
  if (seconds * 1000 < Math.max(5000, UNUSUAL * (usualWork(rates)?.most ?? 0))) return undefined;
  const { depth = 0 } = now;
  const what =
    leastBusy < 1
      ? `${counted(open, 'object')} ${open === 1 ? 'was' : 'were'} in hand or waiting`
      : `${counted(leastBusy, 'reconcile')} ran`;
  const those = leastBusy > 1 ? 'those' : 'that one';
  const ends = ended(rates) === 0 ? 'no reconcile ended' : `those that ended were too short to be ${those}`;
  const waiting = leastBusy < 1 || depth === 0 ? '' : `; ${counted(depth, 'object')} ${depth === 1 ? 'waits' : 'wait'}`;
  return {
    state: 'hung-worker',
    level: 'bad',
    text: `${what} at every look within ${span(seconds * 1000)}, and ${ends}${waiting}.`,
    next: lookAt(rates),
    estimate:
      'this framework does not measure how long a reconcile has run; a longer --interval tells a hung one from a slow one',
  };
}
