import { waitAfter } from '../knowledge/ladder-position.ts';
import type { RetryLadder } from '../knowledge/retry-ladders.ts';
import { counted } from '../objects/words.ts';
import { total } from './figures.ts';
import type { Judgement } from './judgement.ts';
import type { ControllerRates } from './rates.ts';
import { givenUpAtMost } from './rules/gave-up.ts';
import { span } from './words.ts';

/** What may wait without a sound, as sentences that begin with a blank; '' where nothing can. */
export interface Silence extends Pick<Judgement, 'estimate'> {
  readonly silent: string;
}

/** What failed before the first look may be waiting: an object in back-off makes no sound, nor does one that was given up. */
export function silence(rates: ControllerRates, ladder: RetryLadder | undefined): Silence {
  switch (rates.now.framework) {
    case 'controller-runtime':
      return ofControllerRuntime(rates, ladder);
    case 'client-go':
      return ofClientGo(rates, ladder);
    case 'josdk':
      return { silent: ofJosdk(rates, ladder) };
  }
}

const NO_METRIC = 'no metric counts objects that wait out a back-off';

function ofControllerRuntime(rates: ControllerRates, ladder: RetryLadder | undefined): Silence {
  const terminal = total(rates, 'terminal');
  const gone =
    terminal === 0
      ? ''
      : ` ${counted(terminal, 'reconcile')} ended with a terminal error since the process began: such an object waits until it changes.`;
  const errors = total(rates, 'error') - terminal;
  // What asked to be called again is as far up the ladder as if it had failed.
  const wait = silentFor(rates, ladder, errors + total(rates, 'requeue'));
  if (errors <= 0 || wait === undefined) return { silent: gone };
  return {
    silent: ` ${counted(errors, 'reconcile')} failed since the process began: an object that still does is silent for up to ${span(wait)} between tries.${gone}`,
    estimate: NO_METRIC,
  };
}

/** Failures are counted with timers there, and with nothing else. */
function ofClientGo(rates: ControllerRates, ladder: RetryLadder | undefined): Silence {
  const again = total(rates, 'retries');
  const wait = again === 0 ? undefined : silentFor(rates, ladder, again);
  if (wait === undefined) return { silent: '' };
  return {
    silent: ` ${counted(again, 'time')} an object was added again after a delay since the process began, by a timer or as it failed: one that fails is silent for up to ${span(wait)} between tries.`,
    estimate: NO_METRIC,
  };
}

/** How long an object that failed so often waits, where that is longer than it was watched. */
function silentFor(
  { seconds }: ControllerRates,
  ladder: RetryLadder | undefined,
  failures: number,
): number | undefined {
  const wait = ladder === undefined ? undefined : (waitAfter(ladder, failures) ?? ladder.longest);
  return wait === undefined || wait <= seconds * 1000 ? undefined : wait;
}

/** JOSDK is silent for seconds, or for good. Where its metrics count last attempts, that is another rule's. */
function ofJosdk(rates: ControllerRates, ladder: RetryLadder | undefined): string {
  const { exhausted, retries } = rates.now.counters;
  const failures = total(rates, 'error');
  if (exhausted !== undefined || failures === 0 || givenUpAtMost(rates, ladder) !== undefined) return '';
  const failed = ` ${counted(failures, 'reconcile')} failed since the process began, and`;
  if (retries === undefined)
    return `${failed} it is not measured which were tried again: an object that failed its last attempt waits until it changes.`;
  const open = failures - retries;
  if (open <= 0) return '';
  const waits = rates.seconds * 1000 > (ladder?.longest ?? 0) ? '' : 'waits for its retry, ';
  return `${failed} ${open} of them ${open === 1 ? 'was' : 'were'} not followed by a retry: ${open === 1 ? 'its object' : 'each object'} ${waits}has changed or was deleted meanwhile, or was given up after its last attempt, and waits until it changes.`;
}
