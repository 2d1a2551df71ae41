import { grew } from '../figures.ts';
import type { QueueRule } from '../rule.ts';
import { perSecond } from '../words.ts';

/** Of client-go's bucket (kubernetes/client-go util/workqueue/default_rate_limiters.go): 10 a second. */
const BUCKET = 10;

/**
 * Retries that leave at the rate of client-go's bucket. All queues of client-go have it by default, controller-runtime up to
 * v0.22. Depth and waits show nothing of it: what waits for the bucket is not ready yet.
 */
export const rateLimited: QueueRule = ({ rates, ladder }) => {
  const { seconds, now } = rates;
  if (now.framework === 'josdk' || seconds < 5 || ladder === undefined) return undefined;
  // With a priority queue controller-runtime has no bucket by default (pkg/controller/controller.go, NewTypedUnmanaged).
  if (now.depthByPriority.length > 0) return undefined;
  const again = grew(rates, 'error') - grew(rates, 'terminal') + grew(rates, 'requeue');
  const rate = (now.framework === 'client-go' ? grew(rates, 'retries') : again) / seconds;
  if (!(Math.abs(rate - BUCKET) <= 0.06 * BUCKET)) return undefined;
  // It counts timers, too, which no bucket holds back: 600 objects that are polled each minute come to the same.
  const isCertain = now.framework !== 'client-go';
  return {
    state: 'rate-limited',
    level: isCertain ? 'bad' : 'note',
    text: isCertain
      ? `Objects are tried again at ${perSecond(rate * seconds, seconds)}, which is the limit that client-go's bucket sets to all of a queue (10/s, 100 at once): they wait for each other, longer than their own back-off.`
      : `Objects are added again at ${perSecond(rate * seconds, seconds)}: by timers, or by failures that wait for each other, as client-go's bucket lets 10/s of a queue through.`,
    ...(isCertain
      ? { next: 'Mend what fails: with a bucket, one cause that many objects share delays the sound ones, too.' }
      : {}),
    estimate: isCertain
      ? 'from the rate alone: no metric tells of the bucket'
      : 'from the rate alone: client-go counts timers with failures, and as many of those look the same',
  };
};
