import type { Operator } from '../../operators/model.ts';
import type { Attempted, ObjectQueue, Statement } from '../../queues/object/object-queue.ts';
import { isInTrouble } from '../../queues/object/trouble.ts';
import { span } from '../../queues/words.ts';
import { hanging } from '../text/hanging.ts';
import type { Paint, Tone } from '../text/paint.ts';
import { sanitize } from '../text/sanitize.ts';
import { clockTime } from './clock.ts';
import { attemptAnswer, objectAnswer } from './object-answer.ts';

/** An object, and who works on it. */
export interface OwnedQueue {
  readonly queue: ObjectQueue;
  readonly operator: Pick<Operator, 'name' | 'namespace' | 'framework'> | undefined;
  /** Nobody is known, and what could not be read may hide whoever does. */
  readonly isHidden: boolean;
}

/** How to draw. */
export interface ObjectTextOptions {
  /** Terminal columns; Infinity where nothing may be cut. */
  readonly width: number;
  readonly paint: Paint;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const TONES: Readonly<Record<Attempted['state'], Tone>> = {
  'given-up': 'bad',
  failing: 'bad',
  overdue: 'busy',
  recovered: 'good',
};

/** The answer, the last error, who works on it, and what all that rests on. Ends with a newline. */
export function objectText(
  { queue, operator, isHidden }: OwnedQueue,
  { width, paint, now }: ObjectTextOptions,
): string {
  const [worst, ...others] = queue.attempts;
  const tone = isInTrouble(queue) ? 'bad' : worst === undefined ? 'plain' : TONES[worst.state];
  const quiet = queue.quiet === undefined ? [] : [sentence(queue.quiet.why)];
  const who =
    operator === undefined
      ? `No operator is known to work on it${isHidden ? '; what could not be read may hide it' : ''}.`
      : `Operator ${operator.name} in ${operator.namespace} works on it (${frameworkText(operator.framework, queue.retrier)}).`;
  const told = queue.withoutProcess ? queue.attempts : others;
  const more = told.map((one) => `${one.by ?? (one === worst ? 'It' : 'another')}: ${attemptAnswer(one, queue, now)}`);
  const basis = [...queue.attempts.flatMap((one) => one.basis), ...queue.seen];
  const lines = [
    paint(tone, sanitize(objectAnswer(queue, now))),
    ...queue.attempts.flatMap((one) => errorLine(one, now)),
    ...[...more, ...quiet, who].map(sanitize),
    ...(basis.length === 0 ? [] : ['', 'How this is known:', ...basis.map((one) => `- ${statementText(one, now)}`)]),
  ];
  return lines.flatMap((line) => hanging(line, width).map((part) => `${part}\n`)).join('');
}

function frameworkText(framework: Operator['framework'], retrier: ObjectQueue['retrier']): string {
  if (framework !== 'unknown') return framework;
  return retrier === 'unknown' ? 'its framework is not known' : `by its traces made with ${retrier}`;
}

function errorLine({ by, error, last }: Attempted, now: number): readonly string[] {
  if (error === undefined) return [];
  const whose = by === undefined ? '' : ` of ${by}`;
  const age = last === undefined ? '' : `, ${span(now - last)} ago`;
  return [sanitize(`Last error${whose}${age}: ${error}`)];
}

function statementText({ text, source, time }: Statement, now: number): string {
  const when = time === undefined ? '' : ` at ${clockTime(time, now)}`;
  return sanitize(`${text}${when} (${source})`);
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
