import { expect, test } from 'vitest';
import { sample } from './objects.fixture.ts';
import { typeFilter } from './type-filter.ts';

const { type } = sample({ name: 'x', kind: 'RedisCluster', apiVersion: 'cache.example.com/v1', shortNames: ['rc'] });

test.each(['RedisCluster', 'redisclusters', 'rediscluster', 'rc', '*.example.com', 'REDIS*', 'redis?luster'])(
  '%s fits the type',
  (glob) => {
    expect(typeFilter([glob], [])(type)).toBe(true);
    expect(typeFilter([], [glob])(type)).toBe(false);
  },
);

test.each(['redis', 'r.', '*.cache', 'cache.example.com', '('])('%s does not fit the type', (glob) => {
  expect(typeFilter([glob], [])(type)).toBe(false);
});

test('what is excluded stays out even where it is asked for', () => {
  expect(typeFilter(['redis*'], ['rc'])(type)).toBe(false);
  expect(typeFilter([], [])(type)).toBe(true);
});
