import { expect, test } from 'vitest';
import { judgeRange } from './judge-range.ts';
import { type RuntimeFigures, readingOf, runtimePage } from './queues.fixture.ts';

/** An hour of readings, each half a minute, of a process that had these figures at each minute. */
function judgedHour(at: (minute: number) => RuntimeFigures) {
  const readings = Array.from({ length: 121 }, (_, index) => readingOf(runtimePage(at(index / 2)), index * 30));
  const process = judgeRange({ kind: 'files', paths: [] }, readings);
  const of = (judgements: readonly { state: string; level: string }[]) =>
    judgements.map(({ state, level }) => `${state} ${level}`);
  return {
    process: of(process?.judgements ?? []),
    controller: of(process?.controllers[0]?.judgements ?? []),
    text: process?.controllers[0]?.judgements.at(-1)?.text,
  };
}

/** Reconciles that succeed all the time: one a second. */
const success = (minute: number) => Math.round(minute * 60);

test('what has failed and does no longer is told, and is no longer bad', () => {
  const { controller, text } = judgedHour((minute) => ({
    success: success(minute),
    error: Math.round(Math.min(minute, 20) * 30),
  }));
  expect(controller).toEqual(['healthy note', 'failing note']);
  expect(text).toContain('Not in the last 6m, but before: In 1h 600 of');
});

test('what fails all the time is bad, with the figures of the whole range', () => {
  const { controller, text } = judgedHour((minute) => ({ success: success(minute), error: Math.round(minute * 30) }));
  expect(controller).toEqual(['failing bad']);
  expect(text).toContain('In 1h 1800 of 5400');
});

test('an object that waits out a long back-off is still failing', () => {
  // The last attempts are 16m40s apart.
  const { controller } = judgedHour((minute) => ({ success: Math.round(minute * 6), error: minute < 50 ? 20 : 23 }));
  expect(controller[0]).toBe('failing bad');
});

test('what was a guess and is over is not told', () => {
  const busy = (minute: number) => success(minute) + Math.round(Math.min(minute, 10) * 60 * 200);
  const { controller } = judgedHour((minute) => ({ success: busy(minute), requeue: 0, writes: busy(minute) }));
  expect(controller).toEqual(['healthy good']);
});

test('a restart in the range stays bad', () => {
  const begin = readingOf('').at / 1000;
  const { process } = judgedHour((minute) => ({ success: 1, start: minute < 10 ? begin - 60 : begin + 600 }));
  expect(process).toEqual(['restarted bad']);
});
