import { kopfProgress } from '../../knowledge/kopf-progress.ts';
import { counted, excerpt } from '../../objects/words.ts';
import { givenUp } from './given-up.ts';
import type { Attempted, ObjectFacts } from './object-queue.ts';

/** What kopf keeps on the object while it handles it: exact, and of each handler. */
export function attemptsByKopf(facts: ObjectFacts): readonly Attempted[] {
  const { object, now } = facts;
  return kopfProgress(object)
    .filter(({ state, attempts }) => state === 'failed' || (state === 'waiting' && attempts > 0))
    .map(({ handler, state, attempts, started, nextTry, message, purpose }): Attempted => {
      const isOver = state === 'failed';
      const next: Attempted['next'] = isOver
        ? givenUp('last', facts, started ?? now)
        : nextTry === undefined
          ? { kind: 'unknown' }
          : { kind: 'exact', at: nextTry };
      return {
        by: handler,
        state: isOver ? 'given-up' : 'failing',
        attempts: { from: attempts, to: attempts },
        isCounted: true,
        since: started,
        isSinceOpen: false,
        last: undefined,
        error: message === undefined ? undefined : excerpt(message),
        next,
        basis: [
          {
            text: `handler ${handler}${purpose === undefined ? '' : ` (${purpose})`} keeps ${counted(attempts, 'attempt')} in an annotation of the object, and began`,
            source: 'kopf',
            time: started,
          },
        ],
      };
    });
}
