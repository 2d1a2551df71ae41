import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { judgePages } from '../../../queues/judge-pages.ts';
import type { JudgedProcess } from '../../../queues/report.ts';
import { QueueHistory } from '../../../queues/watch/history.ts';
import { operatorWith, reportOf } from '../../../queues/watch/watch.fixture.ts';
import { createPaint } from '../../text/paint.ts';
import type { LiveState } from './keys.ts';
import { queuePicture } from './picture.ts';
import type { PictureOptions } from './picture-options.ts';
import type { SeenLook } from './seen.ts';

const start: LiveState = { sort: 'state', reverse: false, selected: undefined, held: undefined };
const plain = createPaint(false);
const options: PictureOptions = { width: 80, height: 23, paint: plain, unicode: true, interval: 2000, keys: true };

function seen(report: SeenLook['report'], news: SeenLook['news'] = []): SeenLook {
  return { report, points: new QueueHistory().add(report), news };
}

const many = Array.from({ length: 40 }, (_, at) =>
  operatorWith(`an-operator-with-a-long-name-${at}`, {}, { error: 40 }),
);
const report = reportOf(
  operatorWith('redis-operator', {}, { success: 120, depth: 3 }),
  operatorWith('kafka-operator', {}, { error: 12 }),
  {
    operator: { namespace: 'system', name: 'letters', framework: 'kopf' },
    processes: [],
    missing: [{ text: 'No page.' }],
  },
);

function readOnce(process: JudgedProcess): JudgedProcess {
  const judged = judgePages(process.source, [process.rates.now]);
  if (judged === undefined) throw new Error('no page');
  return judged;
}

describe('on any screen', () => {
  test.each([20, 40, 60, 79, 80, 81, 100, 120, 200, 400])('no line of %i columns is too long', (width) => {
    // The words of a sentence stand alone where they are longer than the screen.
    for (const look of [report, reportOf(...many)])
      for (const line of queuePicture(seen(look), start, { ...options, width }))
        if (line.includes('  ') || width >= 40) expect(stringWidth(line), line).toBeLessThanOrEqual(width);
  });

  test.each([4, 5, 8, 12, 23, 49])('a picture has no more than %i lines, and the keys are the last', (height) => {
    for (const look of [report, reportOf(...many), reportOf()]) {
      const lines = queuePicture(seen(look), start, { ...options, height });
      expect(lines.length).toBeLessThanOrEqual(height);
      expect(lines.at(-1)).toContain('q quit');
    }
  });
});

test('the worst comes first, states are words, and troubles are sentences', () => {
  const lines = queuePicture(seen(report), start, options);
  expect(lines[0]).toBe('1 of 2 operators is in trouble. Of 1 nothing is known.');
  expect(lines[1]).toMatch(/^ {2}OPERATOR +CONTROLLER +READY .*REC\/S .*ERR\/S .*STATE$/);
  expect(lines[2]).toMatch(/^ {2}kafka-operator +widget +0 .* 1\.2 .*failing$/);
  expect(lines[3]).toMatch(/^ {2}letters +\(not read\) +not read$/);
  expect(lines[4]).toMatch(/^ {2}redis-operator +widget +3 .* 12 .*healthy$/);
  const text = lines.join('\n');
  expect(text).toContain('widget: In 10s every reconcile failed');
  expect(text).toContain('system/letters: No page.');
  expect(text).not.toContain('120 reconciles');
});

test('a row that is selected is marked without colour, and told of in full', () => {
  const selected = { ...start, selected: 'system/redis-operator-0 widget' };
  const lines = queuePicture(seen(report), selected, options);
  expect(lines.filter((line) => line.startsWith('>'))).toHaveLength(1);
  expect(lines[4]).toMatch(/^> redis-op/);
  const text = lines.join('\n');
  expect(text).toContain('pod redis-operator-0 port 8080');
  expect(text).toContain('120 reconciles in 10s');
  expect(text).not.toContain('every reconcile failed');
});

test('the selected row stays on the screen of a long table', () => {
  const selected = { ...start, sort: 'name', selected: 'system/an-operator-with-a-long-name-39-0 widget' } as const;
  const lines = queuePicture(seen(reportOf(...many)), selected, options);
  expect(lines.filter((line) => line.startsWith('> '))).toHaveLength(1);
});

test('before anything was read twice there is neither a state nor an answer', () => {
  const item = operatorWith('redis-operator', {}, {});
  const [process] = item.processes;
  const once = { ...item, processes: process === undefined ? [] : [readOnce(process)] };
  const lines = queuePicture(seen(reportOf(once)), start, options);
  expect(lines[0]).toMatch(/^All pages were read once/);
  expect(lines[2]).toMatch(/^ {2}widget +0 .*read once$/);
  expect(lines).toHaveLength(5);
});

test('what does not fit is counted', () => {
  const text = queuePicture(seen(reportOf(...many)), start, options).join('\n');
  expect(text).toMatch(/… \d+ more lines/);
});

test('news of pages is shown for half a minute, and a pause says of when the picture is', () => {
  const news = [{ at: report.now - 5000, text: 'pod system/redis-operator-0 is read' }];
  expect(queuePicture(seen(report, news), start, options).at(-2)).toMatch(
    /^\d\d:\d\d:\d\d pod system\/redis-operator-0/,
  );
  const old = [{ at: report.now - 31_000, text: 'pod system/redis-operator-0 is read' }];
  expect(queuePicture(seen(report, old), start, options).join('\n')).not.toContain('is read');
  const held = { ...start, held: seen(report) };
  expect(queuePicture(seen(report), held, options).at(-1)).toMatch(/^paused at \d\d:\d\d:\d\d/);
});

test('without UTF-8 all of it is ASCII, in the same columns', () => {
  const ascii = queuePicture(seen(report), start, { ...options, unicode: false });
  const unicode = queuePicture(seen(report), start, options);
  expect(ascii.join('')).toMatch(/^[\x20-\x7e]*$/);
  expect(ascii.map((line) => line.length)).toEqual(unicode.map((line) => stringWidth(line)));
});

test('names that would steer the terminal are harmless', () => {
  const hostile = operatorWith('a\u001b[2J', {}, { error: 12 });
  const lines = queuePicture(seen(reportOf(hostile, operatorWith('b', {}, {}))), start, options);
  expect(lines.join('')).not.toContain('\u001b');
  expect(lines.join('')).toContain('a\\u001b[2J');
});
