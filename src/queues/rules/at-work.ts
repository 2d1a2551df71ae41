import { counted } from '../../objects/words.ts';
import { ended, grew, hasNotBegun } from '../figures.ts';
import type { ControllerRates } from '../rates.ts';
import type { QueueRule } from '../rule.ts';
import { silence } from '../silence.ts';
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
  const all = `${counted(done, 'reconcile')} in ${span(rates.seconds * 1000)} (${perSecond(done, rates.seconds)})`;
  const { text, isKnown } = failures(rates, silent === '');
  return {
    state: 'healthy',
    level: silent === '' && isKnown ? 'good' : 'note',
    text: `${all}${text}${silent}`,
    ...estimate,
  };
};

/**
 * How many reconciles failed, in words; and whether it is known that none is tried again for that.
 * @param whole with what was added again, which is not said elsewhere
 */
function failures(rates: ControllerRates, whole: boolean): { readonly text: string; readonly isKnown: boolean } {
  const { success, error, retries } = rates.counts;
  const errors = grew(rates, 'error');
  if (success !== undefined || error !== undefined)
    return { text: `, ${errors === 0 ? 'none' : errors} failed.`, isKnown: true };
  // client-go counts nothing of results, but what is added again after a delay: timers, and what failed.
  const again =
    retries === undefined || retries === 0 || !whole
      ? ''
      : `; ${counted(retries, 'time')} one was added again after a delay, by a timer or as it failed`;
  return { text: `; how many failed is not measured${again}.`, isKnown: retries === 0 };
}

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
