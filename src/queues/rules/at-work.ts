import { waitAfter } from '../../knowledge/ladder-position.ts';
import type { RetryLadder } from '../../knowledge/retry-ladders.ts';
import { counted } from '../../objects/words.ts';
import { ended, grew, hasNotBegun, total } from '../figures.ts';
import type { Judgement } from '../judgement.ts';
import type { ControllerRates } from '../rates.ts';
import type { QueueRule } from '../rule.ts';
import { perSecond, span } from '../words.ts';

/** One reconcile that runs for long, and may well be at work. */
export const slow: QueueRule = ({ rates }) => {
  const { longest, busy } = rates.now;
  if (longest === undefined || busy === 0 || longest < Math.max(5000, rates.seconds * 1000)) return undefined;
  return {
    state: 'slow',
    level: 'note',
    text: `One reconcile has run for ${span(longest)} and goes on.`,
    next: 'A longer --interval tells whether it ends.',
  };
};

/** Something was done, and no more is wrong with it than a failure now and then. */
export const healthy: QueueRule = ({ rates, ladder }) => {
  const done = ended(rates);
  if (done === 0) return undefined;
  const { silent, ...estimate } = silence(rates, ladder);
  const errors = grew(rates, 'error');
  return {
    state: 'healthy',
    level: silent === '' ? 'good' : 'note',
    text: `${counted(done, 'reconcile')} in ${span(rates.seconds * 1000)} (${perSecond(done, rates.seconds)}), ${errors === 0 ? 'none' : errors} failed.${silent}`,
    ...estimate,
  };
};

/** A replica that hears of events, and does not reconcile. */
export const standsBy: QueueRule = ({ rates }) => {
  if (!hasNotBegun(rates.now)) return undefined;
  return {
    state: 'standby',
    level: 'good',
    text: 'It has heard of objects and reconciled none since the process began: it stands by for a replica that leads.',
    estimate: 'the metrics of this framework do not tell who leads',
  };
};

/** Nothing was done, and nothing waits. */
export const idle: QueueRule = ({ rates, ladder }) => {
  const { now, seconds } = rates;
  if (seconds <= 0 || ended(rates) > 0 || (now.depth ?? 0) > 0 || (now.busy ?? 0) > 0) return undefined;
  // Where no number is known, nothing is known to be zero. JOSDK counts from its first reconcile on.
  const isCounted = Object.keys(now.counters).length > 0 || now.depth !== undefined || now.busy !== undefined;
  if (!isCounted && now.framework !== 'josdk') return undefined;
  const { silent, ...estimate } = silence(rates, ladder);
  return {
    state: 'idle',
    level: silent === '' ? 'good' : 'note',
    text: `Nothing to do in ${span(seconds * 1000)}.${silent}`,
    ...estimate,
  };
};

/** What failed before may be waiting: an object in back-off makes no sound, nor does one that was given up. */
function silence(
  rates: ControllerRates,
  ladder: RetryLadder | undefined,
): { silent: string } & Pick<Judgement, 'estimate'> {
  const terminal = rates.now.framework === 'controller-runtime' ? total(rates, 'terminal') : 0;
  const gone =
    terminal === 0
      ? ''
      : ` ${counted(terminal, 'reconcile')} ended with a terminal error since the process began: such an object waits until it changes.`;
  const errors = total(rates, 'error') - terminal;
  const wait = ladder === undefined ? undefined : (waitAfter(ladder, errors) ?? ladder.longest);
  // JOSDK is silent for seconds, or for good, which is another rule's.
  if (rates.now.framework === 'josdk' || errors === 0 || wait === undefined || wait <= rates.seconds * 1000)
    return { silent: gone };
  return {
    silent: ` ${counted(errors, 'reconcile')} failed since the process began: an object that still does is silent for up to ${span(wait)} between tries.${gone}`,
    estimate: 'no metric counts objects that wait out a back-off',
  };
}
