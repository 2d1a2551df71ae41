import { quantile } from '../../metrics/histogram.ts';
import { counted } from '../../objects/words.ts';
import { averageAtWork, ended, utilisation } from '../figures.ts';
import type { ControllerRates } from '../rates.ts';
import type { QueueRule } from '../rule.ts';
import { perSecond, span } from '../words.ts';

/** The share of their time for which workers are at work, from which on they are always. */
const ALWAYS = 0.9;
/** The same where they were at work at each look: tries of failing objects come in bursts, and looks can fall into two. */
const MOSTLY = 0.6;

/** Two looks at a queue that stays as long as it is differ by one, as often as not. */
const TREND = 2;

/** More to do than the workers get done. */
export const saturated: QueueRule = ({ rates, process }) => {
  const { now, leastDepth = 0, seconds } = rates;
  const { depth = 0, workers, framework } = now;
  if (depth === 0 || leastDepth === 0 || ended(rates) === 0) return undefined;
  if (!isBusy(rates)) return undefined;
  const wait = rates.wait === undefined ? undefined : quantile(rates.wait, 0.5);
  const growth = depth - (rates.first.depth ?? depth);
  const trend =
    Math.abs(growth) < TREND
      ? ''
      : growth > 0
        ? `, and the queue grows by ${perSecond(growth, seconds)}`
        : `, though the queue shrinks by ${perSecond(-growth, seconds)}`;
  const waits = wait === undefined ? '' : `, half of those whose turn came had waited over ${span(wait.from * 1000)}`;
  const who =
    workers === undefined
      ? `Its ${framework === 'josdk' ? 'threads' : 'workers'} are`
      : workers === 1
        ? 'Its only worker is'
        : `All ${workers} workers are`;
  return {
    state: 'saturated',
    level: 'bad',
    text: `${who} always busy: ${counted(depth, 'object')} ${depth === 1 ? 'waits' : 'wait'}${waits}${trend}.`,
    next: `${LIMITS[framework](workers)}${held(process.throttled?.sum ?? 0, seconds)}`,
  };
};

function isBusy(rates: ControllerRates): boolean {
  const { leastBusy, now } = rates;
  const share = utilisation(rates);
  if (now.framework === 'client-go') return (rates.work?.sum ?? 0) >= ALWAYS * rates.seconds;
  if (now.workers === undefined) return isBusyOnAverage(rates);
  // Two looks can miss the moments in between; the time that was spent cannot.
  const isBusyAtLooks = (leastBusy ?? 0) >= now.workers;
  return share === undefined ? isBusyAtLooks : share >= (isBusyAtLooks ? MOSTLY : ALWAYS);
}

/**
 * How many threads there are is not told. Where those at work at each look are so always, half of their time at least was
 * spent on what has ended; where each look fell into a burst, it was not.
 */
function isBusyOnAverage(rates: ControllerRates): boolean {
  const { leastBusy = 0 } = rates;
  return leastBusy > 0 && (averageAtWork(rates) ?? leastBusy) >= leastBusy / 2;
}

const LIMITS: Readonly<Record<ControllerRates['now']['framework'], (workers: number | undefined) => string>> = {
  'controller-runtime': (workers) => `Raise MaxConcurrentReconciles, now ${workers ?? 1}, or make reconciles shorter.`,
  'client-go': () =>
    'Raise the number of workers (often a flag such as --concurrent-syncs), or make each sync shorter.',
  josdk: () =>
    'Raise the number of threads that reconcile (concurrentReconciliationThreads), or make reconciles shorter.',
};

/** @param waited seconds that requests waited for the client's own limit, of all workers together */
function held(waited: number, seconds: number): string {
  return waited > seconds / 2 ? ' Requests wait for the limit of its client: raise its QPS and burst first.' : '';
}
