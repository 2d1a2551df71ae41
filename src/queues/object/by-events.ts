import { nextTryWindow } from '../../knowledge/backoff.ts';
import { eventsAbout } from '../../objects/event.ts';
import { counted, excerpt } from '../../objects/words.ts';
import { LOGGING } from './logging.ts';
import type { Attempted, ObjectFacts } from './object-queue.ts';
import { recovery } from './recovery.ts';

/** Reporters that have no work queue with a back-off as controllers have: a kubelet starts containers by another. */
const WITHOUT_QUEUE = /^(kubelet$|kube-proxy$|default-scheduler$)/;
/** Reporters of Kubernetes itself: what they report is no operator's failure. */
const BUILT_IN = /^(garbage-collector|kube-|kubelet$|default-scheduler$|namespace-controller$|endpoint)/;

/**
 * What Events that are no good news tell, reporter by reporter. They are a weak witness: recorders drop Events of an object
 * beyond 25 and then one in five minutes, and count those that are alike in one (k8s.io/client-go
 * tools/record/events_cache.go), so that there are at least as many attempts, and the last can be missing.
 */
export function attemptsByEvents(facts: ObjectFacts): readonly Attempted[] {
  const { object, events, retrier, now, counting } = facts;
  const told = eventsAbout(object, events).filter(
    ({ type, reporter, last }) =>
      !['Normal', 'Debug'].includes(type) &&
      !(retrier === 'built-in' ? WITHOUT_QUEUE : BUILT_IN).test(reporter) &&
      (last ?? 0) >= (counting?.since ?? 0),
  );
  return [...Map.groupBy(told, ({ reporter }) => reporter)].map(([reporter, all]): Attempted => {
    const [latest] = all;
    const count = all.reduce((sum, event) => sum + event.count, 0);
    const first = Math.min(...all.flatMap((event) => event.first ?? []));
    const last = latest?.last;
    const failing = {
      failures: last === undefined ? [] : [last],
      firstFailure: Number.isFinite(first) && first >= (counting?.since ?? 0) ? first : undefined,
      since: counting?.since,
    };
    const next = nextTryWindow(retrier, failing, now);
    const recovered = last === undefined ? undefined : recovery(facts, last);
    return {
      by: reporter === '' ? undefined : reporter,
      state:
        recovered !== undefined
          ? 'recovered'
          : next.kind === 'given-up' || next.kind === 'overdue'
            ? next.kind
            : 'failing',
      attempts: { from: count, to: undefined },
      isCounted: false,
      // One that logs its failures was not asked: Warnings of other things look the same.
      isWarned: LOGGING.has(retrier),
      since: Number.isFinite(first) ? first : undefined,
      isSinceOpen: true,
      last,
      error: latest === undefined ? undefined : excerpt(latest.message),
      next,
      basis: [
        ...(recovered === undefined ? [] : [recovered]),
        {
          text: `${counted(count, 'Warning')} from ${reporter === '' ? 'somebody' : reporter}, who may have left some out, the last`,
          source: 'event',
          time: last,
        },
      ],
    };
  });
}
