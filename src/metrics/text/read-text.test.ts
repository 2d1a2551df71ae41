import { describe, expect, test } from 'vitest';
import { readPage } from '../read-page.ts';

const all = () => true;
const read = (page: string, wanted: (name: string) => boolean = all) => readPage(Buffer.from(page), wanted);
const numberOf = (text: string) => read(`a ${text}\n`).samples[0]?.value;

describe('a sample line', () => {
  test('has a name, labels and a value', () => {
    const { samples, broken } = read(
      'up 1\nx:y_total{code="200", verb = "GET",} 1.5e3 1700000000000\n  z\t{} -0.25\r\n',
    );
    expect(samples).toEqual([
      { name: 'up', labels: {}, value: 1 },
      { name: 'x:y_total', labels: { code: '200', verb: 'GET' }, value: 1500 },
      { name: 'z', labels: {}, value: -0.25 },
    ]);
    expect(broken).toBeUndefined();
  });

  test('has any number that Go writes', () => {
    expect(['+Inf', '-Inf', 'NaN', '1e-08', '.5', '5.', '1.79E9', '-0'].map(numberOf)).toEqual([
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NaN,
      1e-8,
      0.5,
      5,
      1.79e9,
      -0,
    ]);
  });

  test('can have escapes, braces, commas and characters beyond ASCII in its values', () => {
    const { samples } = read('a{x="q\\"b\\\\n\\nd}, =",y="größe 🦊"} 1\n');
    expect(samples[0]?.labels).toEqual({ x: 'q"b\\n\nd}, =', y: 'größe 🦊' });
  });

  test('can have its name quoted inside the braces', () => {
    const page =
      '# TYPE "my.name" counter\n{"my.name"} 2\n{"my.name","a.b"="c",d="e"} 3\n{ "größe \\"x\\"" , d="e" } 4\n';
    expect(read(page).samples).toEqual([
      { name: 'my.name', labels: {}, value: 2 },
      { name: 'my.name', labels: { 'a.b': 'c', d: 'e' }, value: 3 },
      { name: 'größe "x"', labels: { d: 'e' }, value: 4 },
    ]);
    expect(read(page, (name) => name === 'my.name').samples).toHaveLength(2);
  });

  test.each([
    'a',
    'a ',
    'a b',
    'a 0x10',
    'a 1 2 3',
    'a 1 later',
    '1a 1',
    'a-b 1',
    'a{b=1} 1',
    'a{b="1} 1',
    'a{b="1"c="2"} 1',
    'a{b="1",b="2"} 1',
    'a{1b="1"} 1',
    'a{__proto__="1"} 1',
    'a{b="1"',
    '{b="1"} 1',
    '{"b"="1"} 1',
    '{"a} 1',
    '<html>',
    'größe 1',
  ])('that breaks the grammar is broken, and nothing else is: %s', (line) => {
    const { samples, broken } = read(`before 1\n${line}\nbehind 2\n`);
    expect(broken).toEqual({ count: 1, first: line });
    expect(samples.map(({ name }) => name)).toEqual(['before', 'behind']);
  });

  test('that comes twice is broken the second time', () => {
    const { samples, broken } = read('a{x="1",y="2"} 1\na{y="2",x="1"} 2\na{x="1"} 3\n');
    expect(samples.map(({ value }) => value)).toEqual([1, 3]);
    expect(broken).toEqual({ count: 1, first: 'a: comes twice' });
  });

  test('without an end may be cut off in its number', () => {
    expect(read('a 1\nb 12')).toMatchObject({ samples: [{ name: 'a' }], broken: { count: 1, first: 'b 12' } });
  });

  test('of a megabyte is broken, and shown shortened', () => {
    const { samples, broken } = read(`a{b="${'x'.repeat(2 << 20)}"} 1\nb 2\n`);
    expect(samples).toEqual([{ name: 'b', labels: {}, value: 2 }]);
    expect(broken?.first).toBe(`a{b="${'x'.repeat(75)}…`);
  });
});

describe('what is wanted', () => {
  const page = [
    '# TYPE a_total counter',
    'a_total 1',
    '# TYPE h histogram',
    'h_bucket{le="1"} 1',
    'h_bucket{le="+Inf"} 2',
    'h_sum 3',
    'h_count 2',
    '# TYPE s summary',
    's{quantile="0.5"} 1',
    's_sum 3',
    's_count 2',
    '# TYPE other gauge',
    'other 1',
    '',
  ].join('\n');

  test('is kept by the name of its family or by its own', () => {
    const names = (...wanted: string[]) => {
      const { samples, histograms } = read(page, (name) => wanted.includes(name));
      return [...samples, ...histograms].map(({ name }) => name);
    };
    expect(names('a_total', 'h')).toEqual(['a_total', 'h']);
    expect(names('s')).toEqual(['s', 's_sum', 's_count']);
    expect(names('s_count')).toEqual(['s_count']);
    expect(names('nothing')).toEqual([]);
  });

  test('does not change how many families are counted', () => {
    expect(read(page).families).toBe(4);
    expect(read(page, () => false).families).toBe(4);
    expect(read('<html>\n<body>\n').families).toBe(0);
    expect(read('').families).toBe(0);
  });

  test('is not asked for line by line', () => {
    const asked: string[] = [];
    const lines = Array.from({ length: 100 }, (_, at) => `a{x="${at}"} 1\n`);
    read(['# TYPE a gauge\n', ...lines].join(''), (name) => {
      asked.push(name);
      return true;
    });
    expect(asked).toEqual(['a', 'a']);
  });
});

describe('a histogram', () => {
  test('is one of all its lines, its buckets with their own counts', () => {
    const page = `# HELP h Some help.
# TYPE h histogram
h_bucket{name="q",le="0.1"} 1
h_bucket{name="q",le="1"} 4
h_bucket{name="q",le="10"} 4
h_bucket{name="q",le="+Inf"} 5
h_sum{name="q"} 20.5
h_count{name="q"} 5
h_bucket{name="p",le="0.1"} 0
h_bucket{name="p",le="+Inf"} 0
h_sum{name="p"} 0
h_count{name="p"} 0
`;
    const { histograms, samples, broken } = read(page, (name) => name === 'h');
    expect(histograms).toEqual([
      {
        name: 'h',
        labels: { name: 'q' },
        histogram: {
          count: 5,
          sum: 20.5,
          form: 'classic',
          buckets: [
            { over: 0, upTo: 0.1, count: 1 },
            { over: 0.1, upTo: 1, count: 3 },
            { over: 10, upTo: Number.POSITIVE_INFINITY, count: 1 },
          ],
        },
      },
      { name: 'h', labels: { name: 'p' }, histogram: { count: 0, sum: 0, form: 'classic', buckets: [] } },
    ]);
    expect(samples).toEqual([]);
    expect(broken).toBeUndefined();
  });

  test.each([
    'h_bucket{x="y",le="2",} 3',
    'h_bucket{x="y",le="2"}  3',
    'h_bucket{x="y",le="2"}3.0',
    'h_bucket{x="y",le="2e0"} 3 17',
  ])('can have lines that are written otherwise than those before: %s', (line) => {
    const { histograms, broken } = read(
      `h_bucket{x="y",le="1"} 1\n${line}\nh_bucket{x="y",le="+Inf"} 3\nh_count{x="y"} 3\n`,
    );
    expect(histograms[0]?.histogram.buckets).toEqual([
      { over: 0, upTo: 1, count: 1 },
      { over: 1, upTo: 2, count: 2 },
    ]);
    expect(broken).toBeUndefined();
  });

  test.each(['h_bucket{le="2"} 3 later', 'h_bucket{le="2"} 3.1.4', 'h_bucket{le="2" 3', 'h_bucket{le="2'])(
    'can have a broken line behind one that is not: %s',
    (line) => {
      expect(read(`h_bucket{le="1"} 1\n${line}\nh_bucket{le="+Inf"} 3\n`).broken).toEqual({ count: 1, first: line });
    },
  );

  test('is known by its buckets where no TYPE line says so', () => {
    const { histograms, samples } = read('h_bucket{le="1"} 1\nh_bucket{le="+Inf"} 2\nh_count 2\nh_sum 3\n');
    expect(histograms).toMatchObject([{ name: 'h', histogram: { count: 2, sum: 3 } }]);
    expect(samples).toEqual([]);
  });

  test('is not what is only called a bucket', () => {
    const page = 'leaky_bucket{name="a"} 1\nleaky_bucket{name="b"} 2\n# TYPE le_bucket gauge\nle_bucket{le="1"} 1\n';
    const { histograms, samples } = read(page);
    expect(histograms).toEqual([]);
    expect(samples.map(({ name }) => name)).toEqual(['leaky_bucket', 'leaky_bucket', 'le_bucket']);
  });

  test.each([
    ['the bucket of all values and the count', 'h_bucket{le="1"} 1\nh_bucket{le="2"} 2\n'],
    ['buckets and count', 'h_sum 1\n'],
    ['a bound that is a number', 'h_bucket{le="x"} 1\nh_bucket{le="+Inf"} 2\n'],
    ['different bounds', 'h_bucket{le="1"} 1\nh_bucket{le="1.0"} 1\nh_bucket{le="+Inf"} 2\n'],
    ['counts that count', 'h_bucket{le="1"} NaN\nh_bucket{le="+Inf"} 2\n'],
  ])('without %s is broken', (_, lines) => {
    expect(read(`# TYPE h histogram\n${lines}`).broken?.count).toBe(1);
  });

  test('whose last bucket is missing has it from the count', () => {
    const { histograms, broken } = read('# TYPE h histogram\nh_bucket{le="1"} 1\nh_sum 9\nh_count 3\n');
    expect(histograms[0]?.histogram.buckets.at(-1)).toEqual({ over: 1, upTo: Number.POSITIVE_INFINITY, count: 2 });
    expect(broken).toBeUndefined();
  });

  test('that was read while it was written has no counts below 0', () => {
    const { histograms } = read('h_bucket{le="1"} 3\nh_bucket{le="2"} 2\nh_bucket{le="+Inf"} 4\nh_count 4\n');
    expect(histograms[0]?.histogram.buckets.map(({ count }) => count)).toEqual([3, 1]);
  });

  test('with values below 0 begins at no bound', () => {
    const { histograms } = read('h_bucket{le="-1"} 3\nh_bucket{le="+Inf"} 4\nh_count 4\n');
    expect(histograms[0]?.histogram.buckets[0]).toEqual({ over: Number.NEGATIVE_INFINITY, upTo: -1, count: 3 });
  });
});
