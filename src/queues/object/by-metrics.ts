import { RETRY_LADDERS } from '../../knowledge/retry-ladders.ts';
import { givenUp } from './given-up.ts';
import { isTold } from './logging.ts';
import type { Attempted, ObjectFacts } from './object-queue.ts';

/**
 * What JOSDK's metrics per resource say of the object, where no log tells of it: the attempt that failed last, and no
 * times (operator-framework/java-operator-sdk micrometer-support MicrometerMetrics.java).
 */
export function attemptsByMetrics(facts: ObjectFacts): readonly Attempted[] {
  const { named, now } = facts;
  // What is still retried fails again within seconds, and the log would tell.
  if (named === undefined || (!named.last && isTold(facts))) return [];
  const most = named.retry + 1;
  // After a success it began from the first again, and how far it came then is not told.
  const isCounted = named.last || named.failures <= most;
  const attempts = { from: isCounted ? most : 1, to: most };
  const ladder = RETRY_LADDERS.josdk;
  const wait = ladder?.wait(most) ?? 0;
  return [
    {
      by: undefined,
      state: named.last ? 'given-up' : 'failing',
      attempts,
      isCounted,
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
            attempts,
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
