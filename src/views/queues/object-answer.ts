import { timesInWords } from '../../knowledge/attempt-count.ts';
import { inWords } from '../../objects/words.ts';
import type { Attempted, NextAttempt, ObjectQueue } from '../../queues/object/object-queue.ts';
import { span } from '../../queues/words.ts';
import { clockTime } from './clock.ts';

/** The sentence that is the answer about one object. Unsanitised. */
export function objectAnswer({ object, retrier, attempts, quiet }: ObjectQueue, now: number): string {
  const who = inWords(object);
  const [worst] = attempts;
  if (worst !== undefined) return `${who}: ${attemptAnswer(worst, retrier, now)}`;
  if (quiet?.isKnown === true) return `${who}: nothing waits to be tried again.`;
  return `${who}: no failed attempt is known.`;
}

/** `14 failed attempts since 10:12:00, next between 10:31:04 and 10:33:00 UTC (estimate).` */
export function attemptAnswer(one: Attempted, retrier: ObjectQueue['retrier'], now: number): string {
  const often = countText(one);
  const since = one.since === undefined ? '' : ` since ${clockTime(one.since, now)}`;
  switch (one.state) {
    case 'failing':
      return `${often}${since}; ${nextText(one.next, retrier, now)}.`;
    case 'given-up':
      return `${often}${since}, and it was given up; ${nextText(one.next, retrier, now)}.`;
    case 'overdue':
      return `${often}${since}; ${nextText(one.next, retrier, now)}.`;
    case 'recovered':
      return `it has recovered${one.last === undefined ? '' : ` since its last failure at ${clockTime(one.last, now)} UTC`}.`;
  }
}

/** Why there is nothing to reckon with. */
const UNKNOWN: Readonly<Partial<Record<ObjectQueue['retrier'], string>>> = {
  'kube-rs': ', as the author of its operator decides how long each failure waits',
  unknown: ', as it is not known how its operator backs off',
};

function countText({ attempts, isCounted }: Attempted): string {
  if (attempts === undefined) return 'attempts fail';
  return `failed ${isCounted || attempts.to === undefined ? '' : 'about '}${timesInWords(attempts)}`;
}

/** When it is tried next. Times in UTC, with how far they are from now. */
function nextText(next: NextAttempt, retrier: ObjectQueue['retrier'], now: number): string {
  const at = (time: number) => clockTime(time, now);
  const away = (time: number) => span(Math.max(0, time - now));
  switch (next.kind) {
    case 'exact':
      return next.at >= now
        ? `next at ${at(next.at)} UTC, in ${away(next.at)}`
        : `the next was due at ${at(next.at)} UTC, ${span(now - next.at)} ago`;
    case 'window':
      if (next.late) return `the next is due now, and late (estimate)`;
      if (next.to - now < 1000) return 'the next is due now (estimate)';
      return `next between ${next.from <= now ? 'now' : at(next.from)} and ${at(next.to)} UTC, in ${next.from <= now ? '' : `${away(next.from)} to `}${next.from <= now ? 'at most ' : ''}${away(next.to)} (estimate)`;
    case 'overdue':
      return `the next was to come by ${at(next.since)} UTC and left no trace: it has succeeded, or nobody is at work on it`;
    case 'given-up':
      return next.again === undefined
        ? 'it is not tried again until it changes'
        : `it is not tried again until it changes, or at ${at(next.again)} UTC`;
    case 'unknown':
      return `when it is tried next cannot be known${UNKNOWN[retrier] ?? ''}`;
  }
}
