import { expect, test } from 'vitest';
import { configMapOf } from '../testing/namespaces.ts';
import { terminatingObject } from '../testing/objects.ts';
import { byKind, worthFollowing } from './remaining.ts';

test('of many objects that wait for the same those that wait longest are followed, and of other kinds all', () => {
  const start = Date.parse('2026-01-01T11:00:00Z');
  const many = Array.from({ length: 300 }, (_, at) =>
    terminatingObject(`w-${at}`, { deletionTime: start - at * 1000 }),
  );
  const going = configMapOf('going', { deletionTimestamp: '2026-01-01T11:59:00Z' });
  const followed = worthFollowing([...many, configMapOf('stays'), going]);
  expect(followed).toHaveLength(201);
  expect(followed.slice(0, 2).map(({ metadata }) => metadata.name)).toEqual(['w-299', 'w-298']);
  expect(followed.at(-1)?.metadata.name).toBe('going');
});

test('what is left is told by kind, most first', () => {
  expect(byKind([configMapOf('a'), terminatingObject('b'), terminatingObject('c')])).toBe('2 Widget, 1 ConfigMap');
});
