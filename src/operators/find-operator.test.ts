import { expect, test } from 'vitest';
import { findOperator, notFound } from './find-operator.ts';
import { sketchObject, sketchOperator } from './operator.fixture.ts';

const redis = sketchOperator('redis', { serves: { 'redisclusters.cache.example.com': { rbac: 'strong' } } });
const inventory = {
  operators: [redis, { ...redis, namespace: 'other' }, sketchOperator('kafka', {})],
  unserved: [],
  gaps: [],
};
const find = (text: string, namespace?: string) => {
  const found = findOperator(text, namespace, inventory);
  return found.ok ? `${found.value.namespace}/${found.value.name}` : `${found.problem.message}. ${found.problem.next}`;
};

test('by name, with its namespace where there are several, or by a type that it serves', () => {
  expect(find('kafka')).toBe('kafka-system/kafka');
  expect(find('redis-system/redis')).toBe('redis-system/redis');
  expect(find('redis', 'other')).toBe('other/redis');
  expect(find('redisclusters.cache.example.com', 'other')).toBe('other/redis');
});

test('a name that several have, or nobody, is a problem that says what to do', () => {
  expect(find('redis')).toBe(
    '"redis" are several operators: redis-system/redis, other/redis. Give one of them as NAMESPACE/NAME.',
  );
  expect(find('kafkaa')).toBe('no operator "kafkaa" was found. Did you mean kafka?');
  expect(find('x', 'shop')).toBe(
    'no operator "x" was found in namespace shop. kubectl operator list lists those that are there.',
  );
});

test('who is not found may be hidden by what was not read, unless one of that name is there', () => {
  const { type } = sketchObject('deployments.apps/Deployment');
  const gap = { subject: { kind: 'list', type, namespace: undefined }, reason: 'unavailable', message: 'no' } as const;
  const problem = { message: 'no operator "x" was found', next: 'Look.' };
  const partly = { ...inventory, gaps: [gap] };
  expect(notFound(problem, 'x', inventory)).toBe(problem);
  expect(notFound(problem, 'shop/kafka', partly)).toBe(problem);
  expect(notFound(problem, 'x', partly).message).toMatch(
    /^no operator "x" was found, and what was not read may hide it: /,
  );
});
