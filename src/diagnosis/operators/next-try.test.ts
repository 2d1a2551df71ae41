import { expect, test } from 'vitest';
import { objectOf, terminatingObject } from '../testing/objects.ts';
import { NOW, secondsAgo } from '../testing/operators.ts';
import { nextTryEvidence } from './next-try.ts';
import type { ObjectFailure } from './object-failures.ts';

const object = terminatingObject('one');

function failed(...seconds: number[]): ObjectFailure[] {
  return seconds.map((ago) => ({
    error: 'x',
    source: 'log',
    time: NOW - ago * 1000,
    evidence: { text: 'x', source: 'log' },
  }));
}

const texts = (evidence: ReturnType<typeof nextTryEvidence>) =>
  evidence.map(({ text, time }) => [text, time && (time - NOW) / 1000]);

test('the next try of a failing object is reckoned by what its framework does', () => {
  const [[text, from] = [], [latest, to] = []] = texts(
    nextTryEvidence('controller-runtime', object, failed(10, 30.5, 40.8, 46, 48.6), true, NOW),
  );
  expect([text, latest]).toEqual(['failed 5 times; next try at the earliest', 'and at the latest']);
  expect([from, to]).toEqual([0, expect.any(Number)]);
  expect(nextTryEvidence('unknown', object, failed(10), true, NOW)).toEqual([]);
  expect(nextTryEvidence('controller-runtime', object, [], true, NOW)).toEqual([]);
});

test('how often it was tried shows in the distances of the last tries, where the log begins too late', () => {
  expect(texts(nextTryEvidence('controller-runtime', object, failed(20, 61, 81.6, 92), false, NOW))).toEqual([
    ['failed 15 times; next try at the earliest', expect.closeTo(60.9, 0)],
    ['and at the latest', expect.closeTo(64, 0)],
  ]);
});

test('the Java Operator SDK gives up, until the object changes', () => {
  expect(texts(nextTryEvidence('josdk', object, failed(600, 605, 610, 615, 618, 620), true, NOW))).toEqual([
    ['given up after 6 tries: it is not tried again until the object changes', -600],
    ['or at the latest', 35_400],
  ]);
});

test('kopf keeps it on the object, exactly', () => {
  const record = JSON.stringify({
    started: secondsAgo(90),
    delayed: secondsAgo(-30),
    retries: 2,
    purpose: 'delete',
    success: false,
    failure: false,
    message: 'denied',
  });
  const handled = objectOf(
    { group: 'example.com', resource: 'widgets', kind: 'Widget' },
    { metadata: { name: 'one', namespace: 'shop', annotations: { 'kopf.zalando.org/clean_up': record } } },
  );
  expect(texts(nextTryEvidence('kopf', handled, failed(30), true, NOW))).toEqual([
    ['handler clean_up failed 2 times: denied; tried again', 30],
  ]);
});
