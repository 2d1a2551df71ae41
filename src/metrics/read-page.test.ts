import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { quantile } from './histogram.ts';
import type { MetricsPage } from './page.ts';
import { readPage } from './read-page.ts';

const page = (kind: string) => readFileSync(join(import.meta.dirname, `fixtures/controller-runtime.${kind}`));
const all = () => true;

/** What does not change from one moment to the next; by name and labels, since text and OpenMetrics sort by other names. */
function lasting({ samples }: MetricsPage) {
  const still = samples.filter(({ name }) => /^(controller_runtime|workqueue|leader_election|certwatcher)_/.test(name));
  return new Map(still.map(({ name, labels, value }) => [`${name} ${JSON.stringify(labels)}`, value]));
}

describe("a real operator's page", () => {
  const text = readPage(page('txt'), all);
  const openMetrics = readPage(page('openmetrics'), all);
  const protobuf = readPage(page('pb'), all);

  test('is known by its bytes, whatever its format, and read without a gap', () => {
    expect([text, openMetrics, protobuf].map(({ format }) => format)).toEqual(['text', 'openmetrics', 'protobuf']);
    for (const read of [text, openMetrics, protobuf]) expect(read).toMatchObject({ broken: undefined, families: 33 });
  });

  test('says the same in every format', () => {
    expect(lasting(openMetrics)).toEqual(lasting(text));
    expect(lasting(protobuf)).toEqual(lasting(text));
    expect(
      lasting(text).get('controller_runtime_reconcile_total {"controller":"redisbackup","result":"success"}'),
    ).toBe(7);
    expect(openMetrics.samples.some(({ name }) => name.endsWith('_created'))).toBe(false);
  });

  test('has the same histograms in every format, finer ones in protobuf', () => {
    expect(openMetrics.histograms).toEqual(text.histograms);
    expect(protobuf.histograms.map(({ name, labels }) => [name, labels])).toEqual(
      text.histograms.map(({ name, labels }) => [name, labels]),
    );
    for (const [at, { histogram }] of protobuf.histograms.entries()) {
      const classic = text.histograms[at]?.histogram;
      if (classic === undefined) continue;
      expect(histogram).toMatchObject({ count: classic.count, sum: classic.sum });
      if (histogram.form === 'classic') expect(histogram).toEqual(classic);
      // Both are true of the same values.
      const [fine, coarse] = [quantile(histogram, 0.9), quantile(classic, 0.9)];
      if (fine !== undefined && coarse !== undefined) {
        expect(fine.from).toBeLessThan(coarse.to);
        expect(coarse.from).toBeLessThan(fine.to);
      }
    }
    expect(
      protobuf.histograms.filter(({ histogram }) => histogram.form === 'native').map(({ name }) => name),
    ).toContain('controller_runtime_reconcile_time_seconds');
  });
});

describe('which format a page has', () => {
  const formatOf = (text: string, type?: string) => readPage(Buffer.from(text), all, type).format;

  test('is what its content type says', () => {
    expect(formatOf('# EOF\n', 'text/plain; version=0.0.4; charset=utf-8')).toBe('text');
    expect(formatOf('', 'application/openmetrics-text; version=1.0.0; charset=utf-8')).toBe('openmetrics');
    expect(formatOf('', 'application/vnd.google.protobuf; encoding=delimited')).toBe('protobuf');
  });

  test('is what its bytes say where the type says nothing', () => {
    expect(formatOf('', undefined)).toBe('text');
    expect(formatOf('#\n# HELP a b\na 1\n')).toBe('text');
    expect(formatOf('\n\na 1\n', 'application/octet-stream')).toBe('text');
    expect(formatOf('a 1\n# EOF', 'text/html')).toBe('openmetrics');
  });
});

describe('OpenMetrics', () => {
  const read = (...lines: readonly string[]) =>
    readPage(Buffer.from(lines.map((line) => `${line}\n`).join('')), all, 'application/openmetrics-text');

  test('has exemplars, units, timestamps and times of creation, which are passed over', () => {
    const { samples, histograms, families, broken } = read(
      '# TYPE a_seconds counter',
      '# UNIT a_seconds seconds',
      'a_seconds_total{x="y"} 5.0 1520879607.789 # {trace_id="{\\"# "} 0.67 1520879606.1',
      'a_seconds_created{x="y"} 1520430000.123',
      '# TYPE h histogram',
      'h_bucket{le="1.0"} 1 # {id="x"} 0.5',
      'h_bucket{le="+Inf"} 2',
      'h_count 2',
      'h_sum 3.0',
      'h_created 1520430000.123',
      '# TYPE i info',
      'i_info{version="1"} 1',
      '# TYPE g gaugehistogram',
      'g_bucket{le="+Inf"} 2',
      'g_gcount 2',
      'g_gsum 3',
      '# EOF',
    );
    expect(samples).toEqual([
      { name: 'a_seconds_total', labels: { x: 'y' }, value: 5 },
      { name: 'i_info', labels: { version: '1' }, value: 1 },
    ]);
    expect(histograms).toMatchObject([
      { name: 'h', histogram: { count: 2, buckets: [{ upTo: 1, count: 1 }, { count: 1 }] } },
    ]);
    expect([families, broken]).toEqual([4, undefined]);
  });

  test('is cut off where # EOF is missing, and over where it comes', () => {
    expect(read('a 1')).toMatchObject({ samples: [{ name: 'a' }], broken: { count: 1 } });
    expect(read('a 1', '# EOF', 'b 1').samples).toHaveLength(1);
  });
});
