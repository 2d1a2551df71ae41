import { expect, test } from 'vitest';
import { objectOf } from '../../objects/status/objects.fixture.ts';
import type { PrometheusApi } from '../prometheus/api.ts';
import { readMeasured } from './prometheus.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-01T12:00:00Z');
const MADE = '2026-10-31T12:00:00Z';
const WEB = objectOf('apps/v1', 'Deployment', {
  metadata: { name: 'web', namespace: 'shop', creationTimestamp: MADE },
});
const LABELS = {
  __name__: 'kube_deployment_status_condition',
  namespace: 'shop',
  deployment: 'web',
  condition: 'Available',
};

interface Answers {
  readonly series: readonly object[];
  /** @param window seconds; undefined: too long. Times in seconds. */
  samples(end: number, window: number): readonly (readonly [number, string])[] | undefined;
}

/** A Prometheus that answers so, and which windows were asked for, in hours before now. */
function prometheus({ series, samples }: Answers) {
  const asked: string[] = [];
  const api: PrometheusApi = {
    ...{ place: 'here', silent: '', signal: new AbortController().signal },
    async get(path) {
      const url = new URL(path, 'http://here');
      const body = (data: unknown) => Buffer.from(JSON.stringify({ status: 'success', data }));
      const answer = (data: unknown) => ({ status: 200, contentType: 'application/json', body: body(data) });
      if (url.pathname.endsWith('/series')) return answer(series);
      const end = Number(url.searchParams.get('time'));
      const window = Number(/\[(\d+)s\]$/.exec(url.searchParams.get('query') ?? '')?.[1]);
      asked.push(`${(NOW / 1000 - end) / 3600}+${window / 3600}`);
      const values = samples(end, window);
      if (values === undefined) return { error: 'too long', tooLong: true };
      return answer({ resultType: 'matrix', result: [{ metric: { ...LABELS, status: 'true' }, values }] });
    },
  };
  return { api, asked };
}

const each = (end: number, window: number) =>
  Array.from({ length: window / 3600 }, (_, at): [number, string] => [end - at * 3600, '1']).reverse();

test('samples are read a day at a time, in shorter pieces where that is too much, and not from before the object was made', async () => {
  const short = (end: number, window: number) => (window > 6 * 3600 ? undefined : each(end, window));
  const { api, asked } = prometheus({ series: [{ ...LABELS, status: 'true' }], samples: short });
  const { entries, gaps } = await readMeasured([WEB], api, { from: NOW - 72 * HOUR, to: NOW });
  expect(asked).toEqual(['0+24', '0+12', '0+6', '6+6', '12+6', '18+6']);
  expect(gaps).toEqual([]);
  expect(entries.map(({ when, what }) => [what.kind, when.latest])).toEqual([['condition', NOW - 23 * HOUR + 1000]]);
});

test('what is too much even for a quarter of an hour is a gap', async () => {
  const { api } = prometheus({ series: [{ ...LABELS, status: 'true' }], samples: () => undefined });
  const { entries, gaps } = await readMeasured([WEB], api, { from: NOW - HOUR, to: NOW });
  expect(entries).toEqual([]);
  expect(gaps.map(({ message }) => message)[0]).toContain('too many samples around 2026-11-01T12:00:00');
});

test('nobody knows which of several clusters is this one', async () => {
  const series = ['a', 'b'].map((cluster) => ({ ...LABELS, status: 'true', cluster }));
  const { api, asked } = prometheus({ series, samples: each });
  const { entries, gaps } = await readMeasured([WEB], api, { from: NOW - HOUR, to: NOW });
  expect([entries, asked]).toEqual([[], []]);
  expect(gaps[0]?.message).toContain('in several clusters (a, b)');
});

test('what Prometheus does not know is no gap', async () => {
  const others = [{ ...LABELS, status: 'true', namespace: 'other' }];
  const { api, asked } = prometheus({ series: others, samples: each });
  expect(await readMeasured([WEB], api, { from: NOW - HOUR, to: NOW })).toEqual({ entries: [], gaps: [] });
  expect(asked).toEqual([]);
});
