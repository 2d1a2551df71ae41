import { waitAfter } from '../../knowledge/ladder-position.ts';
import type { RetryLadder } from '../../knowledge/retry-ladders.ts';
import { counted, some } from '../../objects/words.ts';
import { mostFailuresOfOne } from '../back-off.ts';
import { ended, grew, total } from '../figures.ts';
import type { Judgement } from '../judgement.ts';
import type { ControllerRates } from '../rates.ts';
import type { FailingObject } from '../reading.ts';
import type { QueueRule } from '../rule.ts';
import { percent, span } from '../words.ts';

/** A conflict now and then is how controllers write, and is tried again at once: a few of very many are no trouble. */
export function isMany(failures: number, all: number): boolean {
  const share = failures / Math.max(failures, all);
  return share >= 0.05 || (failures >= 3 && share >= 0.01);
}

/** Reconciles that fail, and what the back-off of this framework makes of it. */
export const failing: QueueRule = ({ rates, ladder }) => {
  const errors = grew(rates, 'error') - grew(rates, 'terminal');
  if (errors <= 0) return undefined;
  const all = Math.max(ended(rates), errors);
  const panics = grew(rates, 'panic');
  const ofThem = panics === 0 ? '' : `, ${panics === errors ? 'all' : panics} of them by a panic`;
  const timeouts = grew(rates, 'timeout');
  const late = timeouts === 0 ? '' : `, ${timeouts} after the time limit of a reconcile`;
  const share =
    errors === all
      ? `every reconcile failed (${errors} of ${all}`
      : `${errors} of ${all} reconciles failed (${percent(errors, all)}`;
  return {
    state: 'failing',
    level: isMany(errors, all) ? 'bad' : 'note',
    text: `In ${span(rates.seconds * 1000)} ${share}${ofThem}${late}).${names(rates)}${ladder === undefined ? '' : ` Each object is tried again ${ladder.rule}.`}`,
    next: 'why-stuck TYPE/NAME reads the log for the error; queue TYPE/NAME tells when an object is tried next.',
    ...estimated(rates, ladder, errors),
  };
};

/** Those that metrics name, and that failed meanwhile. */
function names({ now, first }: ControllerRates): string {
  const before = new Map(first.failing.map((object) => [keyOf(object), object.failures]));
  const failed = now.failing.filter((object) => object.failures > (before.get(keyOf(object)) ?? 0));
  if (failed.length === 0) return '';
  const words = failed.map((object) => `${keyOf(object)} (try ${object.retry + 1}${object.last ? ', the last' : ''})`);
  return ` By name: ${some(words)}.`;
}

function keyOf({ namespace, name }: FailingObject): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** How many objects it takes, and where one object alone would stand. */
function estimated(
  rates: ControllerRates,
  ladder: RetryLadder | undefined,
  errors: number,
): Pick<Judgement, 'estimate'> {
  if (ladder === undefined) return {};
  const most = mostFailuresOfOne(ladder, rates.seconds * 1000);
  if (errors > most) {
    const objects = Math.ceil(errors / most);
    return {
      estimate: `at least ${counted(objects, 'object')}, as one alone is tried at most ${counted(most, 'time')} in ${span(rates.seconds * 1000)} by the default back-off, unless events or its author's own limits call it more often`,
    };
  }
  const attempts = total(rates, 'error');
  const wait = waitAfter(ladder, attempts);
  // What failed more often than a ladder has rungs has succeeded in between.
  const isWhole = wait === undefined && attempts === (ladder.retries ?? 0) + 1;
  const within = `it is tried again within ${span(wait ?? ladder.longest)} of the last`;
  const next = isWhole
    ? 'it is not tried again by itself'
    : `${within}${wait === undefined ? ', unless that was its last attempt' : ''}`;
  return {
    estimate: `it may be one object: if it is, it has failed ${counted(attempts, 'time')} since the process began, and ${next}`,
  };
}
