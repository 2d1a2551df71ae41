import { expect, test } from 'vitest';
import { at, CACHE, condition, entry, event, sketch } from '../../../history/timeline.fixture.ts';
import { exactly } from '../../../history/when.ts';
import { createPaint } from '../../text/paint.ts';
import { changed, OWN_KEYS } from './keys.ts';
import { historyPicture } from './picture.ts';

const options = { width: 80, height: 20, paint: createPaint(false), unicode: true, keys: true };
const story = sketch([
  entry(exactly(at('09:00:00')), { kind: 'created' }, 'metadata'),
  entry(exactly(at('10:30:00')), condition('Ready', 'True'), 'watch'),
  ...Array.from({ length: 30 }, (_, n) => entry(exactly(at('10:30:10') + n * 1000), event(`R${n}`, ''), 'events')),
  entry(exactly(at('10:40:00')), condition('Ready', 'False', { before: { status: 'True' } }), 'watch'),
]);
const HALF_HOUR = 30 * 60_000;

test('the answer, the lanes, and the newest entries at the bottom, in as many lines as the screen has', () => {
  const { lines } = historyPicture(story, { top: undefined, span: HALF_HOUR }, options);
  expect(lines).toHaveLength(20);
  expect(lines[0]).toMatch(/^Ready is False for 60s\./);
  expect(lines.at(-2)).toBe('10:40:00  Ready    True → False [watch]');
  expect(lines.at(-1)).toMatch(/^10:41:00 UTC {2}last 30m {2}following {2}q quit/);
});

test('who scrolls up stays there, and who scrolls to the end follows again', () => {
  const following = { top: undefined, span: HALF_HOUR };
  const { total, room } = historyPicture(story, following, options);
  const up = changed(following, { meaning: 'pageUp', total, room });
  expect(up.top).toBe(total - 2 * room);
  expect(historyPicture(story, up, options).lines.at(-1)).toContain(`${room} lines below`);
  expect(changed(up, { meaning: 'pageDown', total, room }).top).toBeUndefined();
  expect(changed(up, { meaning: 'last', total, room }).top).toBeUndefined();
});

test('keys zoom the lanes in time', () => {
  const longer = changed({ top: undefined, span: HALF_HOUR }, { meaning: 'longer', total: 1, room: 1 });
  expect(longer.span).toBe(2 * HALF_HOUR);
  expect(historyPicture(story, longer, options).lines[1]).toMatch(/^2026-01-02 09:41:00 to 10:41:00 UTC/);
  expect(OWN_KEYS.get('+')).toBe('shorter');
});

test('where the lanes of all objects are too many, each object has the one that says most of it', () => {
  const objects = Array.from({ length: 5 }, (_, n) => ({ ...CACHE, name: `cache-${n}`, uid: `uid-${n}` }));
  const entries = objects.flatMap((object) =>
    ['Progressing', 'Ready', 'Synced'].map((type) =>
      entry(exactly(at('10:30:00')), condition(type, 'True'), 'watch', object),
    ),
  );
  const { lines } = historyPicture(sketch(entries, objects), { top: undefined, span: HALF_HOUR }, options);
  const lanes = lines.filter((line) => line.includes('███'));
  expect(lanes).toHaveLength(5);
  expect(lanes[4]).toMatch(/^RedisCluster.*Ready {2}█+$/);
});

test.each([[4], [8], [24]])('a screen of %d rows is not overrun, by fifty lanes either', (height) => {
  const many = sketch(
    Array.from({ length: 50 }, (_, n) => entry(exactly(at('10:30:00')), condition(`C${n}`, 'True'), 'watch')),
  );
  const { lines } = historyPicture(many, { top: undefined, span: HALF_HOUR }, { ...options, height });
  expect(lines.length).toBeLessThanOrEqual(height);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
});
