import { expect, test } from 'vitest';
import { at, CACHE, condition, entry, event, sketch, write } from '../../history/timeline.fixture.ts';
import { between, exactly } from '../../history/when.ts';
import { createPaint } from '../text/paint.ts';
import { wideText } from './wide-text.ts';

const paint = createPaint(false);
const draw = (timeline: ReturnType<typeof sketch>, width = 60, unicode = true) =>
  wideText(timeline, { width, paint, unicode });
const laneOf = (text: string, name: string) => text.split('\n').find((line) => line.startsWith(`${name}  `)) ?? '';

test('a lane a condition over one axis, marks below, what signs mean, and what each lane comes to', () => {
  const story = sketch([
    entry(exactly(at('09:41:00')), { kind: 'created' }, 'metadata'),
    entry(exactly(at('09:51:00')), condition('Ready', 'True', { before: { status: undefined } }), 'record'),
    entry(exactly(at('10:11:00')), write('kubectl-edit', ['spec.replicas']), 'managedFields'),
    entry(exactly(at('10:11:00')), condition('Ready', 'False', { reason: 'Scaling' }), 'record'),
    entry(exactly(at('10:31:00')), event('Failed', 'no room'), 'events'),
  ]);
  expect(draw(story, 69)).toBe(`\
Ready is False for 30m (Scaling). At least 2 changes in 60m.

2026-01-02 09:41:00 to 10:41:00 UTC, 60s a column
                  09:50     10:00     10:10     10:20     10:30
         ─────────┬─────────┬─────────┬─────────┬─────────┬──────────
Ready    ──────────████████████████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
writes   +                             ◆
events                                                     ▲
─ no such condition   █ True   ░ False   + created   ◆ spec written
▲ warning

CONDITION  NOW    FOR  CHANGES  LONGEST    MEAN BETWEEN  REASON
Ready      False  30m  ≥2       False 30m  20m           Scaling
`);
});

test('what has changed within the second that is now is drawn', () => {
  const story = sketch([
    entry('10:40:50', { kind: 'created' }, 'metadata'),
    entry('10:41:00', condition('Available', 'True', { timeOf: 'status' }), 'status'),
  ]);
  expect(laneOf(draw(story, 100, false), 'Available').trimEnd()).toMatch(/T$/);
});

test('a hole, what nobody knows, and Unknown are told apart, in letters as in signs', () => {
  const story = sketch([
    entry(exactly(at('09:41:00')), { kind: 'created' }, 'metadata'),
    entry(exactly(at('09:51:00')), condition('Ready', 'Unknown'), 'record'),
    entry(exactly(at('10:11:00')), { kind: 'hole', from: at('10:01:00'), why: 'recorder down' }, 'record'),
    entry(between(at('10:21:00'), at('10:31:00')), condition('Ready', 'True'), 'status'),
  ]);
  const signs = laneOf(draw(story, 68), 'Ready');
  expect(signs).toMatch(/^Ready {4}·+▒+╱+▒+·+█+$/);
  const letters = draw(story, 68, false);
  expect(laneOf(letters, 'Ready')).toMatch(/^Ready {4}\.+U+\/+U+\.+T+$/);
  expect(letters).toMatch(/^[\x00-\x7f]*$/);
});

test('what changed more than once within a column says so, and the last column shows what is so now', () => {
  const flaps = Array.from({ length: 8 }, (_, n) =>
    entry(exactly(at('10:00:00') + n * 1000), condition('Ready', n % 2 === 0 ? 'False' : 'True'), 'record'),
  );
  const last = entry(exactly(at('10:40:59')), condition('Ready', 'Unknown'), 'record');
  const start = entry(exactly(at('09:41:00')), condition('Ready', 'True'), 'record');
  expect(laneOf(draw(sketch([start, ...flaps, last])), 'Ready')).toMatch(/^Ready {4}█+▚█+▒$/);
});

test.each([0, 10, 20, 30, 40, 50])('a blip is seen wherever the columns begin: %d s', (seconds) => {
  const start = entry(exactly(at('09:41:00') + seconds * 1000), condition('Ready', 'True'), 'record');
  const blip = entry(exactly(at('10:00:40')), condition('Ready', 'False', { reason: 'Short' }), 'record');
  const back = entry(exactly(at('10:01:10')), condition('Ready', 'True', { reason: 'Back' }), 'record');
  expect(laneOf(draw(sketch([start, blip, back]), 69), 'Ready')).toMatch(/^Ready {4}█+▚█+$/);
});

test('a state that lay somewhere within what nobody knows better is seen all the same', () => {
  const start = entry(exactly(at('09:41:00')), condition('Ready', 'True'), 'record');
  const blip = entry(between(at('10:00:05'), at('10:00:06')), condition('Ready', 'False'), 'record');
  const back = entry(between(at('10:00:05'), at('10:00:07')), condition('Ready', 'True'), 'record');
  expect(laneOf(draw(sketch([start, blip, back]), 69), 'Ready')).toMatch(/^Ready {4}█+▚█+$/);
});

test('several objects share the axis, each under its name', () => {
  const other = { ...CACHE, name: 'other', uid: 'uid-2' };
  const story = sketch(
    [
      entry(exactly(at('09:41:00')), condition('Ready', 'True'), 'record'),
      entry(exactly(at('10:11:00')), condition('Ready', 'False'), 'record', other),
    ],
    [CACHE, other],
  );
  expect(draw(story)).toMatch(/\nRedisCluster\/cache\nReady {4}█+\nRedisCluster\/other\nReady {4}·+░+\n/);
});

test.each([40, 80, 200, Number.POSITIVE_INFINITY])('no line is wider than %d columns or 120 piped', (width) => {
  const story = sketch([
    entry('10:00:00', condition('\u001b[2JA'.repeat(40), 'False', { reason: 'x'.repeat(300) })),
    entry('10:00:01', condition('ReadyForAllThatEverCame', 'True')),
  ]);
  const text = draw(story, width);
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(Number.isFinite(width) ? width : 120);
  expect(text).not.toContain('\u001b');
});
