import { expect, test } from 'vitest';
import type { JsonObject } from '../objects/json.ts';
import { NOW, wholeObject } from './facts.fixture.ts';
import { keepTally } from './tally.ts';

const MINUTE = 60_000;
const cluster = (name: string, metadata: JsonObject, ready?: string) =>
  wholeObject({
    apiVersion: 'cache.example.com/v1',
    kind: 'RedisCluster',
    metadata: { name, namespace: 'shop', ...metadata },
    status:
      ready === undefined
        ? {}
        : { conditions: [{ type: 'Ready', status: ready, reason: ready === 'True' ? 'Done' : 'Waiting' }] },
  });
const going = (ago: number): JsonObject => ({
  deletionTimestamp: new Date(NOW - ago).toISOString(),
  finalizers: ['cache.example.com/cluster'],
});

test('it counts what is not ready and what is stuck, and nothing twice', () => {
  const tally = keepTally('redisclusters.cache.example.com', NOW, 2 * MINUTE);
  tally.add(cluster('a', {}, 'True'));
  tally.add(cluster('b', {}, 'False'));
  tally.add(cluster('c', going(5 * MINUTE), 'False'));
  tally.add(cluster('d', going(MINUTE), 'True'));
  tally.add(cluster('e', {}));
  expect(tally.result(undefined)).toMatchObject({
    ...{ total: 5, notReady: 1, stuck: 1 },
    conditions: [
      { type: 'Ready', status: 'True', reason: 'Done', count: 2 },
      { type: 'Ready', status: 'False', reason: 'Waiting', count: 2 },
    ],
    examples: [
      { name: 'b', state: 'not-ready', reason: 'Waiting' },
      { name: 'c', state: 'stuck', reason: 'cache.example.com/cluster' },
    ],
  });
});

test('who writes, and who writes the status, is kept of managedFields', () => {
  const tally = keepTally('redisclusters.cache.example.com', NOW, MINUTE);
  const entry = (manager: string, fieldsV1: JsonObject, subresource?: string): JsonObject => ({
    ...{ manager, operation: 'Update', apiVersion: 'cache.example.com/v1', fieldsV1 },
    ...(subresource === undefined ? {} : { subresource }),
  });
  const managedFields = [
    entry('kubectl-create', { 'f:spec': {} }),
    entry('redis-operator', { 'f:status': {} }, 'status'),
  ];
  tally.add(cluster('a', { managedFields }));
  expect(tally.result(undefined).writers).toEqual([
    { manager: 'kubectl-create', status: false },
    { manager: 'redis-operator', status: true },
  ]);
});

test('memory does not grow with reasons and objects that are made up without end', () => {
  const tally = keepTally('redisclusters.cache.example.com', NOW, MINUTE);
  for (let at = 0; at < 1000; at++) {
    const conditions = [{ type: 'Ready', status: 'False', reason: `Reason${at}` }];
    const managedFields = [{ manager: `m${at}`, operation: 'Update' }];
    tally.add(
      wholeObject({ kind: 'RedisCluster', metadata: { name: `${at}`, managedFields }, status: { conditions } }),
    );
  }
  const { total, conditions, examples, writers } = tally.result(undefined);
  expect([total, conditions.length, examples.length, writers.length]).toEqual([1000, 100, 5, 100]);
});

test('notes of kopf are seen', () => {
  const tally = keepTally('things.example.com', NOW, MINUTE);
  tally.add(cluster('a', {}));
  expect(tally.result(undefined).kopf).toBe(false);
  tally.add(cluster('b', { annotations: { 'kopf.zalando.org/last-handled-configuration': '{}' } }));
  expect(tally.result(undefined).kopf).toBe(true);
});
