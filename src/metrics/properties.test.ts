import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Random, randomOf } from '../../test/fuzz/random.ts';
import { merge, quantile, since } from './histogram.ts';
import type { Histogram, MetricsPage, Sample } from './page.ts';
import { doubleField, family, metric } from './protobuf/write-protobuf.fixture.ts';
import { readPage } from './read-page.ts';
import { type Simulated, WRITERS } from './simulated-histogram.fixture.ts';
import { sampleLine } from './text/write-text.fixture.ts';

const QUANTILES = [0, 0.01, 0.25, 0.5, 0.75, 0.9, 0.99, 1];
const seeds = (count: number): number[] => Array.from({ length: count }, (_, seed) => seed + 1);
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
const all = () => true;

/** Times as work takes them: of any order, most of one. */
function timesOf(random: Random, count: number): number[] {
  const middle = 10 ** (random.number(9) - 6);
  return times(count, () => {
    if (random.chance(0.05)) return 0;
    const spread = [1, 2, 3, 4].reduce((sum) => sum + random.number(1e9) / 1e9 - 0.5, 0);
    return middle * 10 ** (spread * (random.chance(0.1) ? 3 : 0.5));
  });
}

const LAYOUTS: [readonly number[], ...(readonly number[])[]] = [
  // controller-runtime's reconcile_time_seconds, in part, and client-go's workqueue_*.
  [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
  [1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.1, 1, 10],
  [1],
];

function histogramIn(bytes: Buffer): Histogram {
  const { histograms, broken } = readPage(bytes, all);
  const [series, ...others] = histograms;
  if (series === undefined || others.length > 0 || broken !== undefined)
    throw new Error(broken?.first ?? 'not one histogram');
  return series.histogram;
}

/** The value at place ⌈q·n⌉, n being all of them. */
function exactQuantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(Math.ceil(q * sorted.length), 1) - 1] ?? Number.NaN;
}

describe.each(Object.entries(WRITERS))('quantiles of what came between two pages (%s)', (_, write) => {
  test.each([false, true])('hold the exact ones; the process began anew: %s', (restarted) => {
    for (const seed of seeds(150)) {
      const random = randomOf(seed);
      const layout = { bounds: random.pick(LAYOUTS), zeroThreshold: random.pick([2 ** -128, 0, 1e-6]) };
      const schema = random.number(10) - 1;
      const later = timesOf(random, 1 + random.number(200));
      const earlier = timesOf(random, restarted ? later.length + 1 + random.number(50) : random.number(200));
      const before: Simulated = { ...layout, schema, values: earlier };
      // Programs make a native histogram coarser when it grows.
      const after = {
        ...layout,
        schema: Math.max(schema - random.number(3), -4),
        values: restarted ? later : [...earlier, ...later],
      };
      const delta = since(histogramIn(write(after)), histogramIn(write(before)));
      expect(delta.count, `seed ${seed}`).toBe(later.length);
      for (const q of QUANTILES) check(delta, later, q, after, `seed ${seed}, quantile ${q}`);
    }
  });

  test('of several series hold the exact ones of all', () => {
    for (const seed of seeds(50)) {
      const random = randomOf(seed);
      const layout = { bounds: random.pick(LAYOUTS), zeroThreshold: 2 ** -128 };
      const series = times(1 + random.number(5), () => ({
        ...layout,
        schema: random.number(10) - 1,
        values: timesOf(random, 1 + random.number(50)),
      }));
      const merged = merge(series.map((one) => histogramIn(write(one))));
      const schema = Math.min(...series.map((one) => one.schema));
      if (merged === undefined) throw new Error('nothing');
      const values = series.flatMap((one) => one.values);
      for (const q of QUANTILES) check(merged, values, q, { ...layout, schema, values }, `seed ${seed}, quantile ${q}`);
    }
  });
});

function check(
  histogram: Histogram,
  values: readonly number[],
  q: number,
  { schema, zeroThreshold }: Simulated,
  which: string,
): void {
  const exact = exactQuantile(values, q);
  const found = quantile(histogram, q);
  if (found === undefined) throw new Error(`${which}: nothing`);
  const { from, to, estimate } = found;
  expect(exact > from || (exact === 0 && from === 0), `${which}: ${exact} > ${from}`).toBe(true);
  expect(exact, which).toBeLessThanOrEqual(to);
  expect(estimate, which).toBeGreaterThanOrEqual(from);
  expect(estimate, which).toBeLessThanOrEqual(to);
  if (histogram.form === 'native' && exact > zeroThreshold) {
    // A bucket of schema n ends at 2^(2^-n) times where it begins; rounding adds a little.
    expect(Math.abs(estimate - exact) / exact, which).toBeLessThanOrEqual(2 ** (2 ** -schema) - 1 + 1e-9);
  }
}

describe('what is written is read', () => {
  const TEXTS: [string, ...string[]] = [
    '',
    'a',
    '"',
    '\\',
    '\\n',
    '\n',
    'größe',
    '🦊',
    '{a="b"}',
    ' # {x="y"} 1',
    'le',
    ', ',
    '\r',
    '\0',
  ];
  const VALUES: [number, ...number[]] = [
    0,
    1,
    -1.5,
    1e300,
    5e-324,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NaN,
  ];

  function samplesOf(random: Random, names: readonly [string, ...string[]]): Sample[] {
    const text = () => times(random.number(4), () => random.pick(TEXTS)).join('');
    return times(1 + random.number(20), () => random.pick(names)).map((name, at) => ({
      name,
      labels: {
        at: `${at}`,
        ...(random.chance(0.5) ? { [random.pick(['x', 'constructor', 'a.b', 'le'])]: text() } : {}),
      },
      value: random.chance(0.5) ? random.pick(VALUES) : (random.number(2 ** 31) - 2 ** 30) / 2 ** random.number(40),
    }));
  }

  test('as text', () => {
    for (const seed of seeds(300)) {
      const random = randomOf(seed);
      const samples = samplesOf(random, ['a', 'some_total', 'x_sum', 'größe', 'with.dots', 'with "quotes"', 'a b']);
      const { samples: read, broken } = readPage(Buffer.from(samples.map(sampleLine).join('')), all, 'text/plain');
      expect([read, broken], `seed ${seed}`).toEqual([samples, undefined]);
    }
  });

  test('as protobuf', () => {
    for (const seed of seeds(300)) {
      const samples = samplesOf(randomOf(seed), ['a', 'größe']);
      const page = Buffer.concat(
        samples.map(({ name, labels, value }) => family(name, 'gauge', metric(labels, 2, doubleField(1, value)))),
      );
      const { samples: read, broken } = readPage(page, all, 'application/vnd.google.protobuf');
      expect([read, broken], `seed ${seed}`).toEqual([samples, undefined]);
    }
  });
});

describe('hostile bytes', () => {
  const KINDS = ['txt', 'openmetrics', 'pb'] as const;
  const TYPES: [string | undefined, ...(string | undefined)[]] = [
    undefined,
    'text/plain',
    'application/openmetrics-text',
    'application/vnd.google.protobuf',
  ];
  const pageOf = (kind: string) => readFileSync(join(import.meta.dirname, `fixtures/controller-runtime.${kind}`));

  test.each(KINDS)('never throw and never make what is no histogram: %s', (kind) => {
    const page = pageOf(kind);
    for (const seed of seeds(400)) {
      const random = randomOf(seed);
      const bytes = times(1 + random.number(5), () => random).reduce(mutated, page);
      const read = readPage(bytes, all, random.pick(TYPES));
      expect(Object.keys(read), `seed ${seed}`).toHaveLength(5);
      for (const { histogram } of read.histograms) checkForm(histogram, `seed ${seed}`);
    }
  });

  test.each(['txt', 'openmetrics'])('that are the beginning of a page tell nothing else than the page: %s', (kind) => {
    const page = pageOf(kind);
    const whole = keysOf(readPage(page, all, 'text/plain'));
    const random = randomOf(1);
    for (const length of times(200, () => random.number(page.length))) {
      const read = readPage(page.subarray(0, length), all, 'text/plain');
      expect(
        [...keysOf(read)].filter((key) => !whole.has(key)),
        `${length} bytes`,
      ).toEqual([]);
    }
  });

  test('of a message that claims to be long end at once', () => {
    const page = Buffer.concat([Buffer.from([0xff, 0xff, 0xff, 0xff, 0x7f]), pageOf('pb')]);
    expect(readPage(page, all, 'application/vnd.google.protobuf')).toMatchObject({ samples: [], broken: { count: 1 } });
  });
});

/** A histogram without its sum, which comes behind its buckets. */
function keysOf({ samples, histograms }: MetricsPage): Set<string> {
  return new Set(
    [...samples, ...histograms.map((series) => ({ ...series, histogram: { ...series.histogram, sum: 0 } }))].map(
      (one) => JSON.stringify(one),
    ),
  );
}

function checkForm(histogram: Histogram, which: string): void {
  for (const [at, { over, upTo, count }] of histogram.buckets.entries()) {
    expect(over < upTo || (over === 0 && upTo === 0), which).toBe(true);
    expect(over, which).toBeGreaterThanOrEqual(histogram.buckets[at - 1]?.upTo ?? Number.NEGATIVE_INFINITY);
    expect(count, which).toBeGreaterThan(0);
  }
  expect(since(histogram, histogram).buckets, which).toEqual([]);
  expect(quantile(histogram, 0.5) === undefined, which).toBe(histogram.buckets.length === 0);
}

function mutated(bytes: Buffer, random: Random): Buffer {
  const at = random.number(bytes.length + 1);
  const length = random.number(40);
  const how = random.number(5);
  if (how === 0) return bytes.subarray(0, at);
  if (how === 1) return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
  if (how === 2)
    return Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from(times(length, () => random.number(256))),
      bytes.subarray(at),
    ]);
  if (how === 3) return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
  const changed = Buffer.from(bytes);
  for (const place of times(length, () => random.number(bytes.length))) changed[place] = random.number(256);
  return changed;
}
