import { timesInWords } from '../../knowledge/attempt-count.ts';
import { inWords } from '../../objects/words.ts';
import type { Attempted, NextAttempt, ObjectQueue } from '../../queues/object/object-queue.ts';
import { span } from '../../queues/words.ts';
import { clockTime } from './clock.ts';

/** The sentence that is the answer about one object. Unsanitised. */
export function objectAnswer(queue: ObjectQueue, now: number): string {
  const { object, attempts, quiet, withoutProcess } = queue;
  const who = inWords(object);
  const [worst] = attempts;
  if (withoutProcess) return `${who}: no process of its operator runs, so nothing tries it.`;
  if (worst !== undefined) return `${who}: ${attemptAnswer(worst, queue, now)}`;
  if (quiet?.isKnown === true) return `${who}: nothing waits to be tried again.`;
  return `${who}: no failed attempt is known.`;
}

/** `14 failed attempts since 10:12:00, next between 10:31:04 and 10:33:00 UTC (estimate).` */
export function attemptAnswer(one: Attempted, queue: ObjectQueue, now: number): string {
  const often = `${countText(one)}${one.since === undefined ? '' : ` since ${clockTime(one.since, now)}`}`;
  const next = nextText(one.next, queue, now);
  switch (one.state) {
    case 'failing':
      if (queue.withoutProcess) return `${often}.`;
      return `${often}${one.isWarned ? ', perhaps of failed attempts' : ''}; ${next}${unless(one, queue)}.`;
    case 'given-up':
      return `${often}, and it was given up; ${next}.`;
    case 'overdue':
      return `${often}; ${next}.`;
    case 'recovered':
      return `it has recovered${one.last === undefined ? '' : ` since its last failure at ${clockTime(one.last, now)} UTC`}.`;
  }
}

/** Why there is nothing to reckon with. */
const UNKNOWN: Readonly<Partial<Record<ObjectQueue['retrier'], string>>> = {
  'kube-rs': ', as the author of its operator decides how long each failure waits',
  unknown: ', as it is not known how its operator backs off',
};

/** What is reckoned from failures in a log holds only as long as none of the next attempts succeeds in silence. */
function unless({ next, isWarned }: Attempted, { isReady }: ObjectQueue): string {
  if (!isReady || next.kind === 'exact') return '';
  return isWarned ? '; it is ready' : ', unless it has succeeded since, which nobody logs: it is ready';
}

function countText({ attempts, isCounted, isWarned }: Attempted): string {
  if (isWarned) return attempts?.from === 1 ? 'at least one Warning' : `at least ${attempts?.from ?? 0} Warnings`;
  if (attempts === undefined) return 'attempts fail';
  return `failed ${isCounted || attempts.to === undefined ? '' : 'about '}${timesInWords(attempts)}`;
}

/** When it is tried next. Times in UTC, with how far they are from now. */
function nextText(next: NextAttempt, { retrier, heldUp }: ObjectQueue, now: number): string {
  const at = (time: number) => clockTime(time, now);
  const away = (time: number) => span(Math.max(0, time - now));
  switch (next.kind) {
    case 'exact':
      return next.at >= now
        ? `next at ${at(next.at)} UTC, in ${away(next.at)}`
        : `the next was due at ${at(next.at)} UTC, ${span(now - next.at)} ago`;
    case 'window':
      if (next.late) return `the next is due now, and late (estimate)${heldUp === undefined ? '' : `: ${heldUp.text}`}`;
      if (next.to - now < 1000) return 'the next is due now (estimate)';
      return `next between ${next.from <= now ? 'now' : at(next.from)} and ${at(next.to)} UTC, in ${next.from <= now ? '' : `${away(next.from)} to `}${next.from <= now ? 'at most ' : ''}${away(next.to)} (estimate)`;
    case 'overdue':
      return `the next was to come by ${at(next.since)} UTC and left no trace: ${untraced(heldUp)}`;
    case 'given-up':
      return next.again === undefined
        ? 'it is not tried again until it changes'
        : `it is not tried again until it changes, or at ${at(next.again)} UTC`;
    case 'unknown':
      return `when it is tried next cannot be known${UNKNOWN[retrier] ?? ''}`;
  }
}

function untraced(heldUp: ObjectQueue['heldUp']): string {
  if (heldUp?.isHung) return `${heldUp.text}, which can be this one`;
  if (heldUp !== undefined) return `it has succeeded, or it waits, as ${heldUp.text}`;
  return 'it has succeeded, or nobody is at work on it';
}
