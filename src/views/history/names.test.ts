import { expect, test } from 'vitest';
import { CACHE } from '../../history/timeline.fixture.ts';
import { namesOf } from './names.ts';

test('objects of one name are told apart by namespace, cluster or uid, whichever does', () => {
  const other = { ...CACHE, name: 'other', uid: 'uid-9' };
  const all = (...more: readonly object[]) => {
    const subjects = [CACHE, ...more.map((one) => ({ ...CACHE, ...one })), other];
    return subjects.map(namesOf(subjects));
  };
  const [a, b] = ['RedisCluster/cache', 'RedisCluster/other'];
  expect(all()).toEqual([a, b]);
  expect(all({ namespace: 'lab', uid: 'u-2' })).toEqual(['RedisCluster shop/cache', 'RedisCluster lab/cache', b]);
  expect(all({ cluster: 'far', uid: 'u-2' })).toEqual(['RedisCluster shop/cache', 'RedisCluster shop/cache of far', b]);
  expect(all({ uid: 'u-234567890' })).toEqual([`${a} (uid uid-1)`, `${a} (uid u-234567)`, b]);
});
