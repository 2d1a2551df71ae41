import { RETRY_LADDERS } from '../../knowledge/retry-ladders.ts';
import type { FailedRun } from '../../operators/log/failed-runs.ts';
import type { NextAttempt, ObjectFacts } from './object-queue.ts';

/** What follows an attempt after which nothing is tried by itself. */
export function givenUp(
  follows: Exclude<FailedRun['follows'], 'retry'>,
  { retrier, now }: Pick<ObjectFacts, 'retrier' | 'now'>,
  since: number,
): NextAttempt {
  const ladder = RETRY_LADDERS[retrier];
  const again = follows === 'last' && ladder?.afterwards !== undefined ? since + ladder.afterwards : undefined;
  const { basis, source } = WHY[follows];
  const by =
    follows === 'last' && retrier === 'josdk'
      ? { basis: ladder?.rule ?? basis, source: ladder?.source ?? source }
      : { basis, source };
  if (again !== undefined && again < now) return { kind: 'overdue', since: again, attempts: undefined, ...by };
  return { kind: 'given-up', since, again, attempts: (ladder?.retries ?? 0) + 1, ...by };
}

const WHY = {
  terminal: {
    basis: 'a terminal error is not tried again until the object changes, or until the resync (10 hours by default)',
    source: 'kubernetes-sigs/controller-runtime pkg/reconcile/reconcile.go, TerminalError',
  },
  last: {
    basis: 'a permanent error, or one beyond the limits of its handler, is not tried again until the object changes',
    source: 'nolar/kopf kopf/_core/actions/execution.py',
  },
} as const;
