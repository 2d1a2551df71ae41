import { expect, test } from 'vitest';
import { parseLog } from '../../operators/log/parse-log.ts';
import { objectOf, terminatingObject } from '../testing/objects.ts';
import { NOW, secondsAgo } from '../testing/operators.ts';
import { nextTryEvidence } from './next-try.ts';
import { LOG_LINES, type PodLog } from './operator-logs.ts';

const object = terminatingObject('one');

/** A log with an error about the object so many seconds ago, oldest first; `cut` where more was there than was asked for. */
function failed(seconds: readonly number[], cut = false): PodLog[] {
  const time = (ago: number) => new Date(NOW - ago * 1000).toISOString();
  const lines = seconds.map((ago) =>
    JSON.stringify({
      ...{ level: 'error', ts: time(ago), msg: 'Reconciler error', error: 'x', controller: 'c' },
      ...{ controllerKind: object.type.kind, namespace: object.metadata.namespace, name: object.metadata.name },
    }),
  );
  const before = cut ? Array.from({ length: LOG_LINES }, () => `{"level":"info","ts":"${time(9999)}","msg":"y"}`) : [];
  return [{ pod: 'a', records: parseLog([...before, ...lines].join('\n'), NOW) }];
}

/** The same of java-operator-sdk. */
function failedInJava(seconds: readonly number[]): PodLog[] {
  const { namespace, name } = object.metadata;
  const lines = seconds.map(
    (ago) =>
      `${new Date(NOW - ago * 1000).toISOString()} WARN io.javaoperatorsdk.EventProcessor - Uncaught error during event processing ExecutionScope{resource=ResourceID{name='${name}', namespace='${namespace}'}}`,
  );
  return [{ pod: 'a', records: parseLog(lines.join('\n'), NOW) }];
}

const texts = (evidence: ReturnType<typeof nextTryEvidence>) =>
  evidence.map(({ text, time }) => [text, time && (time - NOW) / 1000]);

test('the next try of a failing object is reckoned by what its framework does', () => {
  const [[text, from] = [], [latest, to] = []] = texts(
    nextTryEvidence('controller-runtime', object, failed([48.6, 46, 40.8, 30.5, 10.1]), NOW),
  );
  expect([text, latest]).toEqual(['failed 5 times; next try at the earliest', 'and at the latest']);
  expect([from, to]).toEqual([0, expect.any(Number)]);
  expect(nextTryEvidence('unknown', object, failed([10]), NOW)).toEqual([]);
  expect(nextTryEvidence('controller-runtime', object, [], NOW)).toEqual([]);
});

test('how often it was tried shows in the distances of the last tries, where the log begins too late', () => {
  expect(texts(nextTryEvidence('controller-runtime', object, failed([92, 81.6, 61, 20], true), NOW))).toEqual([
    ['failed 15 times; next try at the earliest', expect.closeTo(60.9, 0)],
    ['and at the latest', expect.closeTo(64, 0)],
  ]);
});

test('the Java Operator SDK gives up, until the object changes', () => {
  expect(texts(nextTryEvidence('josdk', object, failedInJava([618.4, 616.3, 614.2, 611.1, 606.7, 600]), NOW))).toEqual([
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
  expect(texts(nextTryEvidence('kopf', handled, failed([30]), NOW))).toEqual([
    ['handler clean_up failed 2 times: denied; tried again', 30],
  ]);
});
