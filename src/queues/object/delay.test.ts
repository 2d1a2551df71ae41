import { expect, test } from 'vitest';
import { readingOf } from '../queues.fixture.ts';
import { controllerOfKind } from './delay.ts';

const named = (...names: readonly string[]) =>
  readingOf(names.map((name) => `controller_runtime_max_concurrent_reconciles{controller="${name}"} 1\n`).join(''));

test.each([
  [['rediscluster', 'redis'], 'redis'],
  [['rediscluster', 'redis-controller'], 'redis-controller'],
  [['rediscluster', 'redises'], 'redises'],
  [['rediscluster', 'RedisReconciler'], 'RedisReconciler'],
  [['rediscluster', 'redissentinel'], undefined],
  [['cache'], 'cache'],
])('of %j the controller of a Redis is %s', (names, expected) => {
  expect(controllerOfKind('Redis', named(...names))?.name).toBe(expected);
});
