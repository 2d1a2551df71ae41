import { expect, test } from 'vitest';
import { readAnswer } from './answer.ts';
import { matrixOf } from './matrix.ts';
import { pagesOf } from './pages.ts';

const seriesWith = (metric: Record<string, string>, values: [number, string][]) => ({ metric, values });
const pages = (...result: object[]) => pagesOf(matrixOf(JSON.parse(JSON.stringify({ result }))));

test('answers are told from what is none', () => {
  const read = (text: string) => readAnswer(Buffer.from(text));
  expect(read('{"status":"success","data":[1],"warnings":["one store is down"]}')).toEqual({
    kind: 'data',
    data: [1],
    warnings: ['one store is down'],
  });
  expect(read('{"status":"error","errorType":"timeout","error":"too slow"}')).toEqual({
    kind: 'error',
    text: 'too slow',
  });
  expect(read('{"status":"error","errorType":"timeout"}')).toEqual({ kind: 'error', text: 'timeout' });
  for (const other of ['<html>', '', '[]', '"success"', '{"status":"up"}']) expect(read(other)).toBeUndefined();
});

test('what is there at the same time is one page, in the order of time', () => {
  const found = pages(
    seriesWith({ __name__: 'workqueue_depth', name: 'a' }, [
      [20, '2'],
      [10.5, '1'],
    ]),
    seriesWith({ __name__: 'workqueue_depth', name: 'b' }, [[20, 'NaN']]),
  );
  expect(found.map(({ at, page }) => ({ at, samples: page.samples }))).toEqual([
    { at: 10_500, samples: [{ name: 'workqueue_depth', labels: { name: 'a' }, value: 1 }] },
    {
      at: 20_000,
      samples: [
        { name: 'workqueue_depth', labels: { name: 'a' }, value: 2 },
        { name: 'workqueue_depth', labels: { name: 'b' }, value: Number.NaN },
      ],
    },
  ]);
});

test('labels that a target had already get their names back', () => {
  const [found] = pages(
    seriesWith({ __name__: 'x', namespace: 'operators', exported_namespace: 'shop', pod: 'p' }, [[1, '1']]),
  );
  expect(found?.page.samples[0]?.labels).toMatchObject({ namespace: 'shop', pod: 'p' });
});

const classic = (name: string, counts: readonly [string, string][]) => [
  ...counts.map(([le, count]) => seriesWith({ __name__: `${name}_bucket`, le }, [[1, count]])),
  seriesWith({ __name__: `${name}_sum` }, [[1, '2.5']]),
  seriesWith({ __name__: `${name}_count` }, [[1, '4']]),
];
const native = (name: string, buckets: readonly (readonly [number, string, string, string])[]) => ({
  metric: { __name__: name },
  histograms: [[1, { count: '4', sum: '2.5', buckets }]],
});

test('buckets, sum and count are one histogram; a sum without buckets is a number', () => {
  const [found] = pages(
    ...classic('took', [
      ['+Inf', '4'],
      ['1', '3'],
      ['0.5', '1'],
    ]),
    seriesWith({ __name__: 'other_sum' }, [[1, '7']]),
  );
  expect(found?.page.histograms).toEqual([
    {
      name: 'took',
      labels: {},
      histogram: {
        count: 4,
        sum: 2.5,
        form: 'classic',
        buckets: [
          { over: 0, upTo: 0.5, count: 1 },
          { over: 0.5, upTo: 1, count: 2 },
          { over: 1, upTo: Number.POSITIVE_INFINITY, count: 1 },
        ],
      },
    },
  ]);
  expect(found?.page.samples).toEqual([{ name: 'other_sum', labels: {}, value: 7 }]);
});

test('of a histogram of both kinds the native one counts, once', () => {
  const [found] = pages(...classic('took', [['+Inf', '4']]), native('took', [[0, '0.25', '0.5', '4']]));
  expect(found?.page.histograms.map(({ histogram }) => histogram)).toEqual([
    { count: 4, sum: 2.5, form: 'native', buckets: [{ over: 0.25, upTo: 0.5, count: 4 }] },
  ]);
});

test('a zero bucket begins at 0 unless something is below it', () => {
  const bucketsOf = (...buckets: [number, string, string, string][]) =>
    pages(native('took', buckets))[0]?.page.histograms[0]?.histogram.buckets;
  expect(bucketsOf([3, '-0.001', '0.001', '4'])).toEqual([{ over: 0, upTo: 0.001, count: 4 }]);
  expect(bucketsOf([1, '-2', '-1', '1'], [3, '-0.001', '0.001', '3'])).toEqual([
    { over: -2, upTo: -1, count: 1 },
    { over: -0.001, upTo: 0.001, count: 3 },
  ]);
});

test('what makes no sense is left out', () => {
  const odd = [null, 'x', [1], [1, 2], ['1', '2'], [1, 'many']];
  expect(
    matrixOf(JSON.parse(JSON.stringify({ result: [null, 7, { metric: 3, values: odd, histograms: odd }] }))),
  ).toEqual([{ name: '', labels: {}, values: [], histograms: [] }]);
  expect(matrixOf(undefined)).toEqual([]);
  expect(pages(native('took', [[0, '1', '0.5', '4']]))).toEqual([]);
});
