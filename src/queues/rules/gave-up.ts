import type { RetryLadder } from '../../knowledge/retry-ladders.ts';
import { counted, some } from '../../objects/words.ts';
import { ended, grew, total } from '../figures.ts';
import type { ControllerRates } from '../rates.ts';
import type { QueueRule } from '../rule.ts';
import { span } from '../words.ts';

/**
 * Objects that are not tried again by themselves: after a TerminalError of controller-runtime (pkg/reconcile/reconcile.go),
 * and after the last attempt of JOSDK (…/processing/event/EventProcessor.java).
 */
export const gaveUp: QueueRule = ({ rates, ladder }) => {
  const { framework } = rates.now;
  if (framework === 'controller-runtime') return terminal(rates);
  if (framework !== 'josdk') return undefined;
  return exhausted(rates) ?? guessed(rates, ladder);
};

/** Those of before the first look are told beside the state: their objects may have changed and succeeded since. */
function terminal(rates: ControllerRates): ReturnType<QueueRule> {
  const count = grew(rates, 'terminal');
  if (count === 0) return undefined;
  return {
    state: 'gave-up',
    level: 'bad',
    text: `${counted(count, 'reconcile')} in ${span(rates.seconds * 1000)} ended with a terminal error, which is not tried again: the object waits until it changes, or for the resync (10 hours by default).`,
    next: 'Which object it is stands in the log: "Reconciler error" with the words "terminal error".',
  };
}

const UNTIL = 'until something changes it, or for 10 hours (the default interval)';

const NEXT =
  'The log names it: "Exhausted retries". After mending the cause, change its spec to have it tried again: labels and annotations do nothing, unless the operator wants to see them.';

function exhausted(rates: ControllerRates): ReturnType<QueueRule> {
  const named = rates.now.failing.filter(({ last, isOpen }) => last && isOpen);
  // Metrics per resource tell which have recovered since; the others count all that ever were.
  const isNamed = rates.now.perObject !== undefined;
  const all = isNamed ? named.length : total(rates, 'exhausted');
  if (all === 0) return undefined;
  const isNew = grew(rates, 'exhausted') > 0;
  const names = named.map(({ namespace, name }) => (namespace === undefined ? name : `${namespace}/${name}`));
  return {
    state: 'gave-up',
    // Of what is older nobody knows: its object may have been mended, or be gone.
    level: isNew ? 'bad' : 'note',
    text: `${counted(all, 'object')} failed ${all === 1 ? 'its' : 'their'} last attempt since the process began${names.length > 0 ? ` (${some(names)})` : ''}: ${all === 1 ? 'it waits' : 'each waits'} ${UNTIL}.`,
    next: NEXT,
    ...(isNamed
      ? {}
      : { estimate: 'one that has succeeded with its last attempt or since, or was deleted, can still be counted' }),
  };
}

/**
 * How many objects of JOSDK can have been given up, by its second metrics, which do not count last attempts; undefined where
 * none need be, or the figures fit much else. What failed came in whole ladders, as far as totals tell: nothing fails or ends
 * now, as many objects are there, and none was deleted, as a run whose object is deleted under it counts as one that failed,
 * and one that is made anew by its name goes on with its retries. Where reconciles go on to end well, small failures that
 * were over at once (a conflict) come to the same totals too easily.
 */
export function givenUpAtMost(rates: ControllerRates, ladder: RetryLadder | undefined): number | undefined {
  const { framework, counters, objects, deleted } = rates.now;
  const { retries = 0 } = counters;
  if (framework !== 'josdk' || counters.exhausted !== undefined || ladder?.retries === undefined) return undefined;
  const failures = total(rates, 'error');
  const given = failures - retries;
  const isQuiet = ended(rates) === 0 && grew(rates, 'retries') === 0;
  if (given < 1 || failures !== given * (ladder.retries + 1) || !isQuiet) return undefined;
  return deleted === 0 && given <= (objects ?? given) ? given : undefined;
}

function guessed(rates: ControllerRates, ladder: RetryLadder | undefined): ReturnType<QueueRule> {
  const objects = givenUpAtMost(rates, ladder);
  if (objects === undefined) return undefined;
  const attempts = (ladder?.retries ?? 0) + 1;
  return {
    state: 'gave-up',
    level: 'note',
    text: `${counted(objects, 'object')} may have failed all ${attempts} attempts: ${objects === 1 ? 'it then waits' : 'each then waits'} ${UNTIL}.`,
    next: NEXT,
    estimate: `from ${total(rates, 'error')} failures and ${total(rates, 'retries')} retries since the process began, which is what that comes to with the default retry, as several failures of others can, too`,
  };
}
