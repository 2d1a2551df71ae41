import { expect, test } from 'vitest';
import { objectOf } from '../../objects/status/objects.fixture.ts';
import type { Attempted, NextAttempt, ObjectQueue } from '../../queues/object/object-queue.ts';
import { createPaint } from '../text/paint.ts';
import { objectText } from './object-text.ts';

const NOW = Date.parse('2026-11-25T10:30:00Z');
const at = (clock: string) => Date.parse(`2026-11-25T${clock}Z`);
const object = objectOf('cache.example.com/v1', 'RedisCluster', { metadata: { name: 'cache', namespace: 'shop' } });
const operator = { name: 'redis-operator', namespace: 'redis-system', framework: 'controller-runtime' } as const;
const rule = { basis: 'so', source: 'repo file' };

function drawn(attempt: Partial<Attempted>, more: Partial<ObjectQueue> = {}): string {
  const one: Attempted = {
    ...{ by: 'rediscluster', state: 'failing', attempts: { from: 15, to: 16 }, isCounted: false },
    ...{ since: at('10:12:00'), isSinceOpen: false, last: at('10:29:19'), error: 'denied' },
    next: { kind: 'unknown' },
    basis: [{ text: '3 failed attempts, the last', source: 'log', time: at('10:29:19') }],
    ...attempt,
  };
  const queue: ObjectQueue = {
    ...{ object, retrier: 'controller-runtime', attempts: [one], seen: [], quiet: undefined },
    ...{ heldUp: undefined, withoutProcess: false, isReady: false },
    ...more,
  };
  return objectText(
    { queue, operator, isHidden: false },
    { width: Number.POSITIVE_INFINITY, paint: createPaint(false), now: NOW },
  );
}

const answer = (attempt: Partial<Attempted>, more: Partial<ObjectQueue> = {}) => drawn(attempt, more).split('\n', 1)[0];

test('an object that fails: how often, since when, when next, and what it rests on', () => {
  const window = { from: at('10:31:04'), to: at('10:33:00'), late: false, attempts: undefined };
  const next: NextAttempt = { kind: 'window', ...window, ...rule };
  expect(drawn({ next })).toBe(`\
RedisCluster shop/cache: failed about 15 to 16 times since 10:12:00; next between 10:31:04 and 10:33:00 UTC, in 1m04s to 3m (estimate).
Last error of rediscluster, 41s ago: denied
Operator redis-operator in redis-system works on it (controller-runtime).

How this is known:
- 3 failed attempts, the last at 10:29:19 (log)
`);
});

test('what comes next is said in the words that fit', () => {
  expect(answer({ next: { kind: 'exact', at: at('10:30:20') }, isCounted: true, attempts: { from: 2, to: 2 } })).toBe(
    'RedisCluster shop/cache: failed 2 times since 10:12:00; next at 10:30:20 UTC, in 20s.',
  );
  expect(answer({ next: { kind: 'exact', at: at('10:29:00') } })).toMatch(/due at 10:29:00 UTC, 1m ago\.$/);
  expect(
    answer({ state: 'given-up', next: { kind: 'given-up', since: NOW, again: at('20:29:00'), attempts: 6, ...rule } }),
  ).toMatch(/and it was given up; it is not tried again until it changes, or at 20:29:00 UTC\.$/);
  expect(
    answer({ state: 'overdue', next: { kind: 'overdue', since: at('10:20:00'), attempts: undefined, ...rule } }),
  ).toMatch(/was to come by 10:20:00 UTC and left no trace: it has succeeded, or nobody is at work on it\.$/);
  expect(answer({ state: 'recovered' })).toBe(
    'RedisCluster shop/cache: it has recovered since its last failure at 10:29:19 UTC.',
  );
  expect(answer({ since: Date.parse('2026-11-24T23:00:00Z') })).toContain('since 2026-11-24 23:00:00;');
  expect(answer({})).toMatch(/; when it is tried next cannot be known\.$/);
});

test('what nobody logs, and who is not at work, is said', () => {
  const next: NextAttempt = {
    ...{ kind: 'window', from: at('10:31:04'), to: at('10:33:00'), late: false, attempts: undefined },
    ...rule,
  };
  expect(answer({ next }, { isReady: true })).toMatch(
    /\(estimate\), unless it has succeeded since, which nobody logs: it is ready\.$/,
  );
  expect(answer({ next, isWarned: true, attempts: { from: 3, to: undefined } })).toMatch(
    /: at least 3 Warnings since 10:12:00, perhaps of failed attempts; next between /,
  );
  const overdue: NextAttempt = { kind: 'overdue', since: at('10:20:00'), attempts: undefined, ...rule };
  const heldUp = { text: 'the only worker has been at one object for 2m', isHung: true };
  expect(answer({ state: 'overdue', next: overdue }, { heldUp })).toMatch(
    /left no trace: the only worker has been at one object for 2m, which can be this one\.$/,
  );
  const dead = drawn({}, { withoutProcess: true });
  expect(dead).toMatch(/^RedisCluster shop\/cache: no process of its operator runs, so nothing tries it\.\n/);
  expect(dead).toContain('\nrediscluster: failed about 15 to 16 times since 10:12:00.\n');
});

test('what clusters and logs say steers no terminal', () => {
  const text = drawn({ error: 'no\u001b[2Jt', by: '\u202ex', basis: [{ text: '\u0007', source: 'log' }] });
  expect(text).not.toMatch(/[\u001b\u202e\u0007]/);
  for (const visible of ['no\\u001b[2Jt', '\\u202ex', '\\u0007']) expect(text).toContain(visible);
});
