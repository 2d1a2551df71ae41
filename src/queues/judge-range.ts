import { RETRY_LADDERS } from '../knowledge/retry-ladders.ts';
import { judgePages } from './judge-pages.ts';
import type { Judgement } from './judgement.ts';
import type { ProcessReading } from './reading.ts';
import type { JudgedController, JudgedProcess, PageSource } from './report.ts';
import { span } from './words.ts';

/** Of a long range this share is lately, and at least so many milliseconds are. */
const LATELY = 0.1;
const LEAST = 60_000;
/** What was tried again and failed takes its own time besides the wait. */
const LATE = 1.2;

/**
 * Judges one process by many pages. What was bad, and is over, is worth knowing and no longer bad: a range shows more than
 * two looks do, and should not judge of now by an hour ago. What began anew in the range stays bad.
 * @param readings in their order, at least one
 */
export function judgeRange(source: PageSource, readings: readonly ProcessReading[]): JudgedProcess | undefined {
  const whole = judgePages(source, readings);
  if (whole === undefined) return undefined;
  const length = whole.rates.seconds * 1000;
  const recent = Math.max(LEAST, LATELY * length);
  const judgeLast = (milliseconds: number) =>
    milliseconds * 2 > length ? whole : judgePages(source, lastOf(readings, milliseconds));
  const lately = judgeLast(recent);
  if (lately === undefined || lately === whole) return whole;
  return {
    ...whole,
    judgements: [
      ...whole.judgements.filter(({ state }) => state === 'restarted'),
      ...withPast(
        lately.judgements,
        whole.judgements.filter(({ state }) => state !== 'restarted'),
        recent,
      ),
    ],
    controllers: whole.controllers.map((controller) => {
      const now = sameIn(lately, controller)?.judgements ?? [];
      // An object that waits out its back-off fails less often than the recent part is long.
      const ladder = RETRY_LADDERS[controller.rates.now.framework];
      const fails = sameIn(judgeLast(Math.max(recent, LATE * (ladder?.longest ?? 0))), controller);
      const still = fails?.judgements.filter(({ state, level }) => state === 'failing' && level === 'bad') ?? [];
      const present = now.some(({ state }) => state === 'failing') ? now : [...still, ...now];
      return { ...controller, judgements: withPast(present, controller.judgements, recent) };
    }),
  };
}

function lastOf(readings: readonly ProcessReading[], milliseconds: number): readonly ProcessReading[] {
  const end = readings.at(-1)?.at ?? 0;
  return readings.filter(({ at }) => at >= end - milliseconds);
}

function sameIn(process: JudgedProcess | undefined, { rates }: JudgedController): JudgedController | undefined {
  const { name, framework } = rates.now;
  return process?.controllers.find(({ rates: { now } }) => now.name === name && now.framework === framework);
}

/** What is so now, of the whole range where that says the same, and what was bad before. */
function withPast(present: readonly Judgement[], whole: readonly Judgement[], recent: number): readonly Judgement[] {
  const isPresent = ({ state }: Judgement) => present.some((other) => other.state === state);
  const past = whole.filter((judgement) => judgement.level === 'bad' && !isPresent(judgement));
  return [
    ...present.map(
      (judgement) =>
        whole.find(({ state, level }) => state === judgement.state && level === judgement.level) ?? judgement,
    ),
    ...past.map(
      ({ state, text }) =>
        ({ state, level: 'note', text: `Not in the last ${span(recent)}, but before: ${text}` }) as const,
    ),
  ];
}
