import { RETRY_LADDERS } from '../../knowledge/retry-ladders.ts';
import { givenUp } from './given-up.ts';
import type { Attempted, ObjectFacts } from './object-queue.ts';

/**
 * What JOSDK's metrics per resource say of the object, where no log tells of it: the attempt that failed last, and no
 * times (operator-framework/java-operator-sdk micrometer-support MicrometerMetrics.java).
 */
export function attemptsByMetrics(facts: ObjectFacts): readonly Attempted[] {
  const { named, now } = facts;
  if (named === undefined) return [];
  const attempts = named.retry + 1;
  const ladder = RETRY_LADDERS.josdk;
  const wait = ladder?.wait(attempts) ?? 0;
  return [
    {
      by: undefined,
      state: named.last ? 'given-up' : 'failing',
      attempts: { from: attempts, to: attempts },
      isCounted: true,
      since: undefined,
      isSinceOpen: true,
      last: undefined,
      error: undefined,
      next: named.last
        ? givenUp('last', { retrier: 'josdk', now }, now)
        : {
            kind: 'window',
            from: now,
            to: now + wait,
            late: false,
            attempts: { from: attempts, to: attempts },
            basis: ladder?.rule ?? '',
            source: ladder?.source ?? '',
          },
      basis: [
        {
          text: `metrics name the object, with retry ${named.retry}${named.last ? ', the last one' : ''}`,
          source: 'metrics',
        },
      ],
    },
  ];
}
