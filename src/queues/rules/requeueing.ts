import { ended, grew } from '../figures.ts';
import type { QueueRule } from '../rule.ts';
import { silence } from '../silence.ts';
import { percent, span } from '../words.ts';

/** Reconciles that ask to be called again at once, and are called with the back-off of failures. */
export const requeueing: QueueRule = ({ rates, ladder }) => {
  const asked = grew(rates, 'requeue');
  const all = ended(rates);
  if (asked === 0 || asked / Math.max(all, asked) < 0.3) return undefined;
  return {
    state: 'requeueing',
    level: 'note',
    text: `${asked} of ${all} reconciles in ${span(rates.seconds * 1000)} (${percent(asked, all)}) asked to be called again (Requeue: true), which backs off as failures do${ladder === undefined ? '' : `: ${ladder.rule}`}.`,
  };
};

/** Reconciles that set themselves a timer: operators that poll, or wait for something. */
export const timerDriven: QueueRule = ({ rates, ladder }) => {
  const timed = grew(rates, 'requeue_after');
  const all = ended(rates);
  if (timed === 0 || timed / Math.max(all, timed) < 0.5) return undefined;
  const { silent, ...estimate } = silence(rates, ladder);
  return {
    state: 'timer-driven',
    level: silent === '' ? 'good' : 'note',
    text: `${timed} of ${all} reconciles in ${span(rates.seconds * 1000)} set a timer for the next one (RequeueAfter): it polls, or waits for something; metrics do not tell which.${silent}`,
    ...estimate,
  };
};
