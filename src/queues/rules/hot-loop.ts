import { counted, some } from '../../objects/words.ts';
import { ended, endedOfAll, grew } from '../figures.ts';
import type { ControllerRates } from '../rates.ts';
import type { QueueRule } from '../rule.ts';
import { perSecond } from '../words.ts';

/** Reconciles a second from which on it is worth a look at the objects. */
const BUSY_RATE = 1;
/** Reconciles a second that nobody changes objects by hand at. */
const HIGH_RATE = 10;
/** Reconciles a second of each object, where it is known how many there are: as often as nobody polls. */
const HIGH_RATE_EACH = 2;
/** Writes to the API server for each reconcile, from which on each of them is likely to cause the next. */
const WRITES_EACH = 0.5;

/** Whether a controller is called so often that its objects are worth a look. */
export function mayLoop(rates: ControllerRates): boolean {
  return rates.seconds > 0 && calls(rates) / rates.seconds >= BUSY_RATE;
}

/** Reconciles that neither failed nor set a timer: something else calls for the next. */
function calls(rates: ControllerRates): number {
  return ended(rates) - grew(rates, 'error') - grew(rates, 'requeue_after');
}

/**
 * An operator that is woken by what it writes itself. Metrics tell how often it is called, not by what: where somebody has
 * looked at the objects it is known, else it is a guess.
 */
export const hotLoop: QueueRule = ({ rates, process, restless }) => {
  const { seconds } = rates;
  const all = ended(rates);
  const succeeded = calls(rates);
  if (!mayLoop(rates)) return undefined;
  const rate = perSecond(all, seconds);
  if (restless !== undefined) {
    if (restless.length === 0) return undefined;
    return {
      state: 'hot-loop',
      level: 'bad',
      text: `${rate} reconciles, and ${some(restless)} ${restless.length === 1 ? 'is' : 'are'} written over and over though nobody changes ${restless.length === 1 ? 'its' : 'their'} spec: each write calls for the next reconcile.`,
      next: `Who writes what: kubectl get … -o yaml --show-managed-fields, twice. The reconcile must write only what differs (a time or a counter in status never ends).`,
    };
  }
  const writes = process.writes;
  const { objects } = rates.now;
  const high = Math.max(HIGH_RATE, HIGH_RATE_EACH * (objects ?? 0));
  const each = writes === undefined ? undefined : writes / Math.max(1, endedOfAll(process));
  // Queues of client-go are called by all that their informers see.
  if (succeeded / seconds < high || (each === undefined ? rates.now.framework === 'client-go' : each < WRITES_EACH))
    return undefined;
  const of = objects === undefined ? '' : ` of ${counted(objects, 'object')}`;
  const written = each === undefined ? '' : ` with ${Number(each.toFixed(1))} writes for each of the process`;
  return {
    state: 'hot-loop',
    level: 'note',
    text: `${rate} reconciles${of}${written}, which succeed: it may be woken by what it writes itself.`,
    next: 'Watch whether objects change though nobody changes them: kubectl get TYPE -A -w. On a live cluster, queue OPERATOR looks by itself.',
    estimate:
      'from the rate alone: metrics do not tell what calls for a reconcile, and as many real changes look the same',
  };
};
