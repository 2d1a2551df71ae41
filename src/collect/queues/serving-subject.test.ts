import { expect, test } from 'vitest';
import type { ClusterReader, ScrapedPage } from '../../cluster/reader.ts';
import { type Answer, answer } from '../../objects/gap.ts';
import { objectOf } from '../../objects/status/objects.fixture.ts';
import { sketchOperator } from '../../operators/operator.fixture.ts';
import { runtimePage } from '../../queues/queues.fixture.ts';
import { readerOf } from '../reader.fixture.ts';
import { readServing } from './serving-subject.ts';

const OBJECT = objectOf('cache.example.com/v1', 'RedisCluster', { metadata: { name: 'cache', namespace: 'shop' } });
const FAILURE =
  '2026-11-25T20:00:00.000000000Z {"level":"error","ts":"2026-11-25T20:00:00Z","msg":"Reconciler error","controller":"rediscluster","controllerKind":"RedisCluster","namespace":"shop","name":"cache","error":"no"}';

/** Operators by name with their logs, and what was asked of their pods. The answers come when they are let go. */
function operators(logs: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const gate = Promise.withResolvers<void>();
  const podLog: ClusterReader['podLog'] = async ({ pod }) => {
    asked.push(`log ${pod}`);
    await gate.promise;
    return answer(logs[pod] ?? '');
  };
  const scrape: ClusterReader['scrape'] = async ({ pod }): Promise<Answer<ScrapedPage>> => {
    asked.push(`metrics ${pod}`);
    await gate.promise;
    return answer({ status: 200, contentType: 'text/plain', body: Buffer.from(runtimePage({})), at: 0 });
  };
  const reader = { ...readerOf([]).reader, podLog, scrape };
  const subjects = Object.keys(logs).map((name) => ({
    operator: sketchOperator(name, {}),
    pods: [
      objectOf('v1', 'Pod', {
        metadata: { name, namespace: 'system' },
        spec: { containers: [{ name: 'manager', ports: [{ name: 'metrics', containerPort: 8080 }] }] },
      }),
    ],
    facts: { services: [], monitors: [], framework: 'controller-runtime', workload: undefined } as const,
  }));
  const tokens = { get: () => undefined, forget: () => {} };
  const reading = readServing(subjects, OBJECT, reader, { tokens, signal: new AbortController().signal });
  return { asked, reading, letGo: () => gate.resolve() };
}

/** What is asked before anything is answered. */
const soon = () => new Promise((resolve) => setImmediate(resolve));

test('where one operator alone can work on it, its log and its metrics are read at once', async () => {
  const { asked, reading, letGo } = operators({ one: '' });
  await soon();
  expect(asked.toSorted()).toEqual(['log one', 'metrics one']);
  letGo();
  expect(await reading).toMatchObject({
    subject: { operator: { name: 'one' } },
    logs: [{ pod: 'one' }],
    readings: [{}],
  });
});

test('of several the logs tell first whose metrics are read', async () => {
  const { asked, reading, letGo } = operators({ one: '', other: FAILURE });
  await soon();
  expect(asked).toEqual(['log one', 'log other']);
  letGo();
  expect(await reading).toMatchObject({ subject: { operator: { name: 'other' } }, readings: [{}] });
  expect(asked.slice(2)).toEqual(['metrics other']);
});

test('of several whose logs do not name it nobody is meant', async () => {
  const { asked, reading, letGo } = operators({ one: '', other: '' });
  letGo();
  expect(await reading).toEqual({ subject: undefined, logs: [], readings: [], unread: [] });
  expect(asked).toEqual(['log one', 'log other']);
});
