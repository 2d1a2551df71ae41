import { expect, test } from 'vitest';
import type { PrometheusApi } from './api.ts';
import { prometheusTime } from './clock.ts';

const apiWith = (data: object): PrometheusApi => ({
  ...{ place: 'http://prometheus', silent: '', signal: new AbortController().signal },
  get: async () => ({
    status: 200,
    contentType: undefined,
    body: Buffer.from(JSON.stringify({ status: 'success', data })),
  }),
});

test.each([
  ['a scalar, as Prometheus answers', { resultType: 'scalar', result: [7200.5, '7200.5'] }],
  ['a vector, as VictoriaMetrics does', { resultType: 'vector', result: [{ metric: {}, value: [7200, '7200'] }] }],
])('its clock is told by %s', async (_name, data) => {
  expect(await prometheusTime(apiWith(data))).toEqual({ ok: true, value: 7_200_000 });
});

test.each([{}, { result: [] }, { result: [{ metric: {} }] }, { result: 'x' }])('%j tells no time', async (data) => {
  expect(await prometheusTime(apiWith(data))).toMatchObject({ ok: false });
});
