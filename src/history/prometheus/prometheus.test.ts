import { expect, test } from 'vitest';
import type { TimedSeries } from '../../metrics/prometheus/matrix.ts';
import { objectOf } from '../../objects/status/objects.fixture.ts';
import { subjectOf } from '../subject.ts';
import { conditionMetrics, selectorsOf } from './condition-metrics.ts';
import { measuredEntries } from './measured-entries.ts';
import { observationsOf } from './observations.ts';

const CACHE = objectOf('cache.example.com/v1', 'RedisCluster', { metadata: { name: 'cache', namespace: 'shop' } });
const WEB = objectOf('apps/v1', 'Deployment', { metadata: { name: 'web', namespace: 'shop' } });

/** A series of these values, a scrape each ten seconds; `.` where there is no sample. */
function series(labels: Readonly<Record<string, string>>, values: string): TimedSeries {
  return {
    ...{ name: 'kube_some_condition', labels, histograms: [] },
    values: [...values].flatMap((value, at) => (value === '.' ? [] : [[at * 10_000, Number(value)] as const])),
  };
}

/** A line an entry: `earliest..latest what`, in seconds. */
function told(object: typeof CACHE, all: readonly TimedSeries[], end = 0): readonly string[] {
  const [metric] = conditionMetrics(object);
  if (metric === undefined) throw new Error('nothing tells of it');
  const observed = observationsOf(all, metric, object);
  return measuredEntries(subjectOf(object), observed, end).map(({ when, what }) => {
    const range = `${when.earliest === undefined ? '' : when.earliest / 1000}..${when.latest / 1000}`;
    if (what.kind === 'hole') return `hole ${what.from / 1000}..${when.latest / 1000}`;
    if (what.kind !== 'condition') return what.kind;
    const before = what.before === undefined ? '?' : (what.before.status ?? 'absent');
    return `${range} ${what.type} ${before} → ${what.status ?? 'removed'}${what.message === '' ? '' : ' (vague)'}`;
  });
}

const cache = (status: string, values: string, rest = {}) =>
  series({ namespace: 'shop', name: 'cache', type: 'Ready', status, ...rest }, values);

test('a change lies between the last scrape that said otherwise and the first that said so', () => {
  expect(told(CACHE, [cache('True', '11001'), cache('False', '00110'), cache('Unknown', '00000')], 40_000)).toEqual([
    '..1 Ready ? → True',
    '9..21 Ready True → False',
    '29..41 Ready False → True',
  ]);
});

test('scrapes that are missing are a hole: what was before is not known after it', () => {
  expect(told(CACHE, [cache('True', '111....0'), cache('False', '000....1')], 120_000)).toEqual([
    'hole 20..70',
    'hole 70..120',
    '..1 Ready ? → True',
    '19..71 Ready ? → False',
  ]);
});

test('a condition that is missing where others of the object are told is not there', () => {
  const other = cache('True', '11111', { type: 'Synced' });
  expect(told(CACHE, [other, cache('True', '.11..')], 40_000)).toEqual([
    '..1 Synced ? → True',
    '-1..11 Ready absent → True',
    '19..31 Ready True → removed',
  ]);
});

test('the labels of the metric itself count, not those of who was scraped', () => {
  const labels = { namespace: 'monitoring', exported_namespace: 'shop', deployment: 'web', condition: 'Available' };
  expect(told(WEB, [series({ ...labels, status: 'true' }, '11')], 10_000)).toEqual(['..1 Available ? → True']);
  const others = [
    { ...labels, exported_namespace: 'other' },
    { ...labels, deployment: 'web-2' },
    { ...labels, uid: 'of another' },
    { ...labels, condition: '' },
  ];
  for (const other of others) expect(told(WEB, [series({ ...other, status: 'true' }, '11')])).toEqual([]);
});

test('a number without statuses is True, or False or Unknown', () => {
  const labels = { namespace: 'shop', rediscluster: 'cache', type: 'Ready' };
  expect(told(CACHE, [series(labels, '10')], 10_000)).toEqual([
    '..1 Ready ? → True',
    '-1..11 Ready True → False (vague)',
  ]);
});

test('a status that is both label and value, and one that no series is of', () => {
  expect(told(CACHE, [cache('True', '1.1'), cache('False', '.0.')], 20_000)).toEqual([
    '..1 Ready ? → True',
    '-1..11 Ready True → False',
    '9..21 Ready False → True',
  ]);
  expect(told(CACHE, [cache('True', '101'), cache('False', '000')], 20_000)).toEqual(['..1 Ready ? → True']);
});

test('of a Pod the label `condition` is the status of the one condition that the metric is of', () => {
  const pod = objectOf('v1', 'Pod', { metadata: { name: 'web-1', namespace: 'shop' } });
  const ready = (condition: string, values: string) =>
    series({ namespace: 'shop', pod: 'web-1', uid: 'u', condition }, values);
  expect(told(pod, [ready('true', '10'), ready('false', '01'), ready('unknown', '00')], 10_000)).toEqual([
    '..1 Ready ? → True',
    '-1..11 Ready True → False',
  ]);
});

test('names are quoted in selectors', () => {
  const [metric] = conditionMetrics(WEB);
  expect(metric === undefined ? [] : selectorsOf(metric, 'a"b')).toEqual([
    '{__name__="kube_deployment_status_condition",deployment="a\\"b"}',
    '{__name__="kube_deployment_status_condition",exported_deployment="a\\"b"}',
  ]);
});
