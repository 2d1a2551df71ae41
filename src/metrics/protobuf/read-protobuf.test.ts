import { describe, expect, test } from 'vitest';
import { readPage } from '../read-page.ts';
import {
  delimited,
  doubleField,
  family,
  messageField,
  metric,
  packedField,
  signedField,
  stringField,
  varintField,
} from './write-protobuf.fixture.ts';

const TYPE = 'application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited';
const read = (...messages: readonly Buffer[]) => readPage(Buffer.concat(messages), () => true, TYPE);
const infinity = Number.POSITIVE_INFINITY;

/** What is read of one histogram of these fields. */
function histogramOf(...fields: readonly Buffer[]) {
  return read(family('h', 'histogram', metric({}, 7, ...fields))).histograms[0]?.histogram;
}
const boundsOf = (...fields: readonly Buffer[]) =>
  histogramOf(...fields)?.buckets.map(({ over, upTo, count }) => [over, upTo, count]);
const span = (field: number, offset: number, length: number) =>
  messageField(field, signedField(1, offset), varintField(2, length));
const classicBucket = (count: number, bound: number) => messageField(3, varintField(1, count), doubleField(2, bound));

describe('samples', () => {
  test('are read of counters, gauges, untyped ones and summaries', () => {
    const quantile = messageField(3, doubleField(1, 0.5), doubleField(2, 2));
    const page = read(
      family('c_total', 'counter', metric({ a: 'ä' }, 3, doubleField(1, 5), messageField(2))),
      family('g', 'gauge', Buffer.concat([metric({}, 2, doubleField(1, -1)), varintField(6, 1_700_000_000_000)])),
      family('u', 'untyped', metric({}, 5, doubleField(1, Number.NaN))),
      family('s', 'summary', metric({ a: 'b' }, 4, varintField(1, 3), doubleField(2, 6), quantile)),
    );
    expect(page).toEqual({
      format: 'protobuf',
      families: 4,
      broken: undefined,
      histograms: [],
      samples: [
        { name: 'c_total', labels: { a: 'ä' }, value: 5 },
        { name: 'g', labels: {}, value: -1 },
        { name: 'u', labels: {}, value: Number.NaN },
        { name: 's', labels: { a: 'b', quantile: '0.5' }, value: 2 },
        { name: 's_sum', labels: { a: 'b' }, value: 6 },
        { name: 's_count', labels: { a: 'b' }, value: 3 },
      ],
    });
  });

  test('are passed over where nobody wants them', () => {
    const broken = delimited(stringField(1, 'b'), messageField(4, Buffer.from([0xff])));
    const page = Buffer.concat([broken, family('a', 'gauge', metric({}, 2, doubleField(1, 1)))]);
    expect(readPage(page, (name) => name === 'a', TYPE)).toMatchObject({
      samples: [{ name: 'a' }],
      families: 2,
      broken: undefined,
    });
  });
});

describe('a classic histogram', () => {
  test('has its buckets, the last of which may be missing', () => {
    const fields = [varintField(1, 5), doubleField(2, 9), classicBucket(1, 0.5), classicBucket(3, 1)];
    const buckets = [
      [0, 0.5, 1],
      [0.5, 1, 2],
      [1, infinity, 2],
    ];
    expect(boundsOf(...fields)).toEqual(buckets);
    expect(boundsOf(...fields, classicBucket(5, infinity))).toEqual(buckets);
    expect(histogramOf(...fields)).toMatchObject({ count: 5, sum: 9, form: 'classic' });
  });

  test('can count other than whole numbers', () => {
    const bucket = messageField(3, doubleField(4, 1.5), doubleField(2, 1));
    expect(histogramOf(doubleField(4, 2.5), bucket)).toMatchObject({
      count: 2.5,
      buckets: [{ count: 1.5 }, { count: 1 }],
    });
  });

  test('of gauges is left out', () => {
    const page = read(family('h', 'gaugeHistogram', metric({}, 7, varintField(1, 1), classicBucket(1, 1))));
    expect(page).toMatchObject({ histograms: [], families: 1, broken: undefined });
  });
});

describe('a native histogram', () => {
  const counts = [varintField(1, 10), doubleField(2, 30)];
  const zero = [doubleField(6, 2 ** -128), varintField(7, 1)];

  test('has buckets of its schema, by spans and deltas, packed or not', () => {
    const spans = [signedField(5, 0), ...zero, span(12, -1, 2), span(12, 1, 1)];
    const buckets = [
      [0, 2 ** -128, 1],
      [0.25, 0.5, 2],
      [0.5, 1, 3],
      [2, 4, 4],
    ];
    expect(boundsOf(...counts, ...spans, packedField(13, 2, 1, 1))).toEqual(buckets);
    expect(boundsOf(...counts, ...spans, signedField(13, 2), signedField(13, 1), signedField(13, 1))).toEqual(buckets);
    expect(histogramOf(...counts, ...spans, packedField(13, 2, 1, 1))).toMatchObject({
      count: 10,
      sum: 30,
      form: 'native',
    });
  });

  test('has buckets below 0, and its zero bucket on both sides of it', () => {
    const fields = [signedField(5, 1), doubleField(6, 0.5), varintField(7, 1), span(9, 1, 2), span(12, 2, 1)];
    expect(boundsOf(...counts, ...fields, packedField(10, 3, 2), packedField(13, 1))).toEqual([
      [-2, -Math.SQRT2, 5],
      [-Math.SQRT2, -1, 3],
      [-0.5, 0.5, 1],
      [Math.SQRT2, 2, 1],
    ]);
  });

  test('can count other than whole numbers', () => {
    const fields = [doubleField(4, 4), signedField(5, 0), doubleField(8, 0.5), span(12, 1, 2)];
    expect(boundsOf(...fields, doubleField(14, 1.5), doubleField(14, 2))).toEqual([
      [0, 0, 0.5],
      [1, 2, 1.5],
      [2, 4, 2],
    ]);
  });

  test.each([
    [-4, 1, [1, 65536]],
    [8, 1, [1, 2 ** (1 / 256)]],
    [8, 256, [2 ** (255 / 256), 2]],
    [0, 1024, [2 ** 1023, Number.MAX_VALUE]],
    [0, 1025, [Number.MAX_VALUE, infinity]],
  ])('of schema %i has bucket %i between the right bounds', (schema, index, bounds) => {
    const fields = [signedField(5, schema), doubleField(6, 1e-9), span(12, index, 1), packedField(13, 1)];
    expect(boundsOf(...counts, ...fields)).toEqual([[...bounds, 1]]);
  });

  test("is taken before classic buckets, unless it has none or they can't be read", () => {
    const classic = [classicBucket(10, 8)];
    const native = [signedField(5, 0), ...zero, span(12, 1, 1), packedField(13, 9)];
    expect(histogramOf(...counts, ...classic, ...native)?.form).toBe('native');
    const unknown = [signedField(5, 9), ...zero, span(12, 1, 1), packedField(13, 9)];
    expect(histogramOf(...counts, ...classic, ...unknown)?.form).toBe('classic');
    expect(histogramOf(...counts, ...classic, doubleField(6, 2 ** -128), span(12, 0, 0))?.form).toBe('classic');
    // As client_golang writes one without values: an empty run.
    expect(histogramOf(varintField(1, 0), doubleField(6, 2 ** -128), span(12, 0, 0))).toEqual({
      count: 0,
      sum: 0,
      buckets: [],
      form: 'native',
    });
  });
});

describe('what breaks the format', () => {
  const good = family('good', 'gauge', metric({}, 2, doubleField(1, 1)));
  const gauge = (...parts: readonly Buffer[]) => delimited(stringField(1, 'x'), messageField(4, ...parts));

  test.each([
    ['a message without a name', delimited(varintField(3, 1))],
    ['a field that reaches beyond its message', delimited(stringField(1, 'x'), Buffer.from([0x12, 0x7f]))],
    ['a number without an end', delimited(stringField(1, 'x'), Buffer.alloc(12, 0xff))],
    ['groups, which nobody writes', delimited(stringField(1, 'x'), Buffer.from([0x13]))],
    ['a string where a message has to be', gauge(metric({}, 2, stringField(1, '1')))],
    ['a metric without a value', gauge(messageField(1, stringField(1, 'a')))],
    ['a label that comes twice', gauge(metric({ a: 'b' }, 2), metric({ a: 'c' }, 2))],
    ['a run of buckets that are not there', gauge(metric({}, 7, varintField(1, 1), span(12, 0, 2 ** 32 - 1)))],
    ['a count below 0', gauge(metric({}, 7, varintField(1, 1), span(12, 0, 1), packedField(13, -1)))],
    ['bounds that are no numbers', gauge(metric({}, 7, varintField(1, 1), classicBucket(1, Number.NaN)))],
  ])('is broken, and the next message is read: %s', (_, message) => {
    expect(read(message, good)).toMatchObject({ broken: { count: 1 }, samples: [{ name: 'good', value: 1 }] });
  });

  test('are series that come twice', () => {
    const histogram = metric({ a: 'b' }, 7, varintField(1, 0));
    const page = read(family('h', 'histogram', histogram, histogram), good, good);
    expect(page.broken).toEqual({ count: 2, first: 'h: comes twice' });
    expect([page.histograms.length, page.samples.length]).toEqual([1, 1]);
  });

  test('is a gap where it ends too early', () => {
    const { samples, broken } = read(good, good.subarray(0, -1));
    expect(samples).toHaveLength(1);
    expect(broken).toEqual({ count: 1, first: `the message at byte ${good.length} is cut off` });
  });
});
