import { counted, some } from '../../objects/words.ts';
import { grew, total } from '../figures.ts';
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
  const most = ladder?.retries;
  return exhausted(rates) ?? (most === undefined ? undefined : guessed(rates, most));
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

function afterwards(objects: number): string {
  return `${objects === 1 ? 'it waits' : 'each waits'} until something changes it, or for 10 hours (the default interval)`;
}

const NEXT =
  'The log names it: "Exhausted retries". After mending the cause, change its spec to have it tried again: labels and annotations do nothing, unless the operator wants to see them.';

function exhausted(rates: ControllerRates): ReturnType<QueueRule> {
  const all = total(rates, 'exhausted');
  if (all === 0) return undefined;
  const named = rates.now.failing.filter(({ last }) => last);
  const isNew = grew(rates, 'exhausted') > 0;
  const names = named.map(({ namespace, name }) => (namespace === undefined ? name : `${namespace}/${name}`));
  return {
    state: 'gave-up',
    // Of what is older nobody knows: its object may have been mended, or be gone.
    level: isNew ? 'bad' : 'note',
    text: `${counted(all, 'object')} failed ${all === 1 ? 'its' : 'their'} last attempt since the process began${names.length > 0 ? ` (${some(names)})` : ''}: ${afterwards(all)}.`,
    next: NEXT,
    estimate: 'one that has succeeded since, or was deleted, is still counted',
  };
}

/**
 * The second metrics do not count last attempts: where nothing fails for longer than the longest wait, what failed before
 * came in whole ladders.
 */
function guessed(rates: ControllerRates, retries: number): ReturnType<QueueRule> {
  const failures = total(rates, 'error');
  const objects = failures - total(rates, 'retries');
  const isQuiet = grew(rates, 'error') === 0 && grew(rates, 'retries') === 0;
  if (failures === 0 || objects < 1 || failures !== objects * (retries + 1) || !isQuiet) return undefined;
  return {
    state: 'gave-up',
    level: 'note',
    text: `${counted(objects, 'object')} failed all ${retries + 1} attempts, and ${objects === 1 ? 'is not' : 'none of them is'} tried again: ${afterwards(objects)}.`,
    next: NEXT,
    estimate: `from ${failures} failures and ${total(rates, 'retries')} retries since the process began, which is what that comes to with the default retry`,
  };
}
