import { expect, test } from 'vitest';
import { deployment, factsOf } from '../../operators/facts.fixture.ts';
import { NOW, readingOf, runtimePage } from '../queues.fixture.ts';
import { presentOf } from './present.ts';
import { isTargetOf, type ScrapeTarget, seriesOf, targetName, targetsOf } from './target.ts';

const OPERATOR = { namespace: 'redis-system', job: 'redis', instance: '10.0.0.1:8443' };
const depth = (labels: Record<string, string>) => ({ __name__: 'workqueue_depth', ...labels });

function onlyTarget(labels: Record<string, string>): ScrapeTarget {
  const [only, ...others] = targetsOf([depth(labels)]);
  if (only === undefined || others.length > 0) throw new Error('not one target');
  return only;
}

test('series of one process are one target, whatever else they are about', () => {
  const pod = { ...OPERATOR, pod: 'redis-operator-1' };
  const targets = targetsOf([
    depth({ ...pod, name: 'rediscluster' }),
    depth({ ...pod, name: 'redisbackup', controller: 'redisbackup' }),
    depth({ ...OPERATOR, pod: 'redis-operator-2' }),
  ]);
  expect(targets.map(targetName)).toEqual(['redis-system/redis-operator-1', 'redis-system/redis-operator-2']);
});

test('the namespace of an object that a metric is about is not that of the target', () => {
  const process = { job: 'ledger', instance: 'a:1' };
  const [only, ...others] = targetsOf([
    { __name__: 'reconciliations_queue', ...process, namespace: 'shop' },
    { __name__: 'leader_election_master_status', ...process, namespace: 'bank-system' },
  ]);
  expect(others).toEqual([]);
  expect(only?.namespace).toBe('bank-system');
});

test('a target without a pod is called by its job and address', () => {
  expect(targetName(onlyTarget({ job: 'redis', instance: 'localhost:8080' }))).toBe('redis localhost:8080');
  expect(targetName(onlyTarget({}))).toBe('a process');
});

test('the query names all that tells a target, quoted', () => {
  expect(seriesOf(onlyTarget({ job: 'a"} or vector(1) or {b="', pod: 'p\\d' }), 'workqueue_.*')).toBe(
    String.raw`{__name__=~"workqueue_.*",job="a\"} or vector(1) or {b=\"",pod="p\\d"}`,
  );
});

test('pods that are gone belong to their workload by name, processes without a pod by its address', () => {
  const { workloads } = factsOf(deployment('redis-system', 'redis-operator'));
  const [workload] = workloads;
  if (workload === undefined) throw new Error('no workload');
  const isOwn = (labels: Record<string, string>) => isTargetOf(onlyTarget(labels), workload, []);
  expect(isOwn({ ...OPERATOR, pod: 'redis-operator-7d9f4c5b6d-x2xkp' })).toBe(true);
  expect(isOwn({ ...OPERATOR, pod: 'redis-operator-webhook-7d9f4c5b6d-x2xkp' })).toBe(false);
  expect(isOwn({ ...OPERATOR, pod: 'redis-operator-7d9f4c5b6d-x2xkp', namespace: 'other' })).toBe(false);
  expect(isOwn(OPERATOR)).toBe(false);
});

const STEP = 10_000;
/** A process that was read every ten seconds, from and to so many seconds after NOW. */
function scraped(pod: string, from: number, to: number, labels: Record<string, string> = {}) {
  const target = onlyTarget({ ...OPERATOR, ...labels, pod });
  const times = Array.from({ length: (to - from) / 10 + 1 }, (_, at) => from + at * 10);
  return { target, readings: times.map((seconds) => readingOf(runtimePage({}), seconds)) };
}
const present = (...processes: ReturnType<typeof scraped>[]) => {
  const { judged, missing } = presentOf(processes, { end: NOW + 600_000, step: STEP });
  return { judged: judged.map(({ target }) => target.pod), missing: missing.map(({ text }) => text) };
};

test('what is no longer scraped is told, and judged only where nothing else is left', () => {
  expect(present(scraped('new', 300, 600), scraped('old', 0, 290))).toEqual({
    judged: ['new'],
    missing: ['redis-system/old has not been scraped for 5m10s: it ended, or cannot be reached.'],
  });
  expect(present(scraped('last', 0, 400), scraped('old', 0, 290)).judged).toEqual(['last']);
});

test('a process that two jobs scrape is one', () => {
  expect(present(scraped('a', 0, 600), scraped('a', 300, 600, { job: 'again' }), scraped('b', 0, 600)).judged).toEqual([
    'a',
    'b',
  ]);
});
