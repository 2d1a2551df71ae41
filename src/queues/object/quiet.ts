import { RETRY_LADDERS } from '../../knowledge/retry-ladders.ts';
import { span } from '../words.ts';
import { LOGGING } from './logging.ts';
import type { ObjectFacts, ObjectQueue } from './object-queue.ts';
import type { HeldUp } from './workers.ts';

/**
 * Whether kopf has begun with an object and not ended: its finalizer comes before the first handler runs, and what it has
 * handled is written when all of them are done (nolar/kopf kopf/_core/reactor/processing.py, _cogs/configs/diffbase.py).
 */
function isInHand({ metadata }: ObjectFacts['object']): boolean {
  return (
    metadata.finalizers.includes('kopf.zalando.org/KopfFinalizerMarker') &&
    metadata.annotations['kopf.zalando.org/last-handled-configuration'] === undefined
  );
}

/** Whether nothing having been found tells that there is nothing. */
export function quiet(
  { object, logs, retrier, counting, now }: ObjectFacts,
  heldUp: HeldUp | undefined,
): ObjectQueue['quiet'] {
  const ladder = RETRY_LADDERS[retrier];
  if (isInHand(object))
    return {
      isKnown: false,
      why: 'kopf holds it by its finalizer and has not written that it is done with it: a handler is at work on it, or hangs',
    };
  if (heldUp?.isHung) return { isKnown: false, why: `${heldUp.text}, which can be this one` };
  if (logs.length === 0)
    return {
      isKnown: false,
      why: 'no log of an operator at work on it was read, and nothing else that was read tells of failures',
    };
  const begins = logs.map(
    ({ records, whole }) =>
      (whole ? counting?.since : undefined) ?? records.find(({ time }) => time !== undefined)?.time,
  );
  const reach = now - Math.max(...begins.map((time) => time ?? now));
  if (!LOGGING.has(retrier))
    return {
      isKnown: false,
      why: 'the log does not name it in an error; whether its operator logs each failure is not known',
    };
  // What gives up may have done so before the log begins.
  const givesUp = retrier === 'josdk' || retrier === 'kopf';
  const isWhole = logs.every(({ whole }) => whole);
  const isReached = isWhole || (!givesUp && ladder !== undefined && reach >= ladder.longest);
  if (ladder !== undefined && isReached)
    return {
      isKnown: true,
      why: `its operator logs each failed attempt, and ${isWhole ? `its whole log, of ${span(reach)},` : `the log of the last ${span(reach)}`} has none; one that fails is tried again within ${span(ladder.longest)}`,
    };
  return {
    isKnown: false,
    why: `the log goes back ${span(reach)} only and has no failure, and attempts can be ${span(ladder?.longest ?? 0)} apart`,
  };
}
