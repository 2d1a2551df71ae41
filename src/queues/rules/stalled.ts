import { counted } from '../../objects/words.ts';
import { ended } from '../figures.ts';
import type { QueueRule } from '../rule.ts';
import { span } from '../words.ts';

/** Ready objects that nobody takes, though no worker is known to be at one. */
export const stalled: QueueRule = ({ rates }) => {
  const { now, leastDepth = 0, seconds } = rates;
  const { depth = 0, busy = 0, longest = 0 } = now;
  // JOSDK's gauges are judged by what hangs. Of client-go nothing but the age of what runs tells that a worker is at work.
  if (now.framework === 'josdk' || seconds < 5 || leastDepth <= 0 || depth <= 0) return undefined;
  if (busy > 0 || (now.busy === undefined && longest > 0) || ended(rates) > 0) return undefined;
  return {
    state: 'stalled',
    level: 'bad',
    text: `${counted(depth, 'object')} ${depth === 1 ? 'is' : 'are'} ready, and nobody took one in ${span(seconds * 1000)}.`,
    next: 'Its log tells whether its workers have begun: they wait for caches to fill, which takes the right to list and watch.',
  };
};
